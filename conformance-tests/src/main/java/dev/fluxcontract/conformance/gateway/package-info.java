/**
 * A gateway to test against: a plain Java model of the queue behind WireMock, in any dialect and
 * with any fault.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.gateway;

import org.jspecify.annotations.NullMarked;
