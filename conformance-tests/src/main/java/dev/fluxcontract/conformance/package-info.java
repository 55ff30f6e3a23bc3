/**
 * The conformance suite: does a gateway do what the contract says?
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance;

import org.jspecify.annotations.NullMarked;
