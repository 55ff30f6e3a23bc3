/**
 * The embedded gateway behind its public API: reads a request, asks the queue, writes the response.
 * {@link dev.fluxcontract.conformance.gateway.server.Behaviour} holds all in which gateways differ.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.gateway.server;

import org.jspecify.annotations.NullMarked;
