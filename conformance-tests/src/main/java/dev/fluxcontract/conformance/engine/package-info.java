/**
 * One run: its jobs, its budget and the requests it sends, and how a check is given its part of it.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.engine;

import org.jspecify.annotations.NullMarked;
