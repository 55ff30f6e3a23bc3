/**
 * The checks: each a JUnit test with a stable id that holds a gateway to one promise.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.checks;

import org.jspecify.annotations.NullMarked;
