/**
 * Sends requests to the gateway: addresses, authorization, and the guard that sends a submit once.
 */
@NullMarked
package dev.fluxcontract.client.internal.http;

import org.jspecify.annotations.NullMarked;
