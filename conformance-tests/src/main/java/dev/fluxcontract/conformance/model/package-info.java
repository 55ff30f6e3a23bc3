/**
 * Records that all packages share: what a check is, what it came to, and the exchanges and pictures
 * that show it.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.model;

import org.jspecify.annotations.NullMarked;
