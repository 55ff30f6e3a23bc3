/**
 * The command line: the program, and its commands but for {@code verify}, which has a package of
 * its own.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.cli;

import org.jspecify.annotations.NullMarked;
