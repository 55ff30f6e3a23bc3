/**
 * Watches a gateway over time: one cheap probe after another, what they cost within a day, and the
 * history from which pages and metrics are made.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.watch;

import org.jspecify.annotations.NullMarked;
