/**
 * The command {@code verify}: its options, its gateway, the files it reads, and one run.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.cli.verify;

import org.jspecify.annotations.NullMarked;
