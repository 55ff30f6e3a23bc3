/**
 * The command line: {@code verify}, {@code serve}, {@code checks}, {@code faults}, {@code
 * dialects}, {@code stubs} and {@code compare}.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.cli;

import org.jspecify.annotations.NullMarked;
