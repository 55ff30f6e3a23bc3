/**
 * Why a run failed: its failures by likely cause, with the evidence and what to write to the
 * gateway's operator.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.explain;

import org.jspecify.annotations.NullMarked;
