/**
 * How correct gateways differ.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.gateway.dialects;

import org.jspecify.annotations.NullMarked;
