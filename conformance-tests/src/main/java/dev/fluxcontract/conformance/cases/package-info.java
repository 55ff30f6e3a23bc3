/**
 * The requests that a gateway is tried with, derived from the contract and nothing else.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.cases;

import org.jspecify.annotations.NullMarked;
