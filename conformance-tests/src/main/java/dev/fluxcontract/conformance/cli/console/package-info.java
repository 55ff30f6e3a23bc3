/**
 * What all commands share: the console, exit codes, and how a command fails.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.cli.console;

import org.jspecify.annotations.NullMarked;
