/**
 * How gateways are broken, and which checks notice.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.gateway.faults;

import org.jspecify.annotations.NullMarked;
