/**
 * What a gateway's published page says, held against the contract, and written down for people and
 * programs.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.page;

import org.jspecify.annotations.NullMarked;
