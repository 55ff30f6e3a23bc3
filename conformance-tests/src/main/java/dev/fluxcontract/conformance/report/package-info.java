/**
 * What a run came to, written for people and for machines: a table on the console, {@code
 * report.html}, {@code report.json}, {@code junit.xml} and {@code badge.svg}.
 *
 * <p>Whatever a gateway said is treated as hostile. It can neither move the cursor of a terminal
 * nor run in a browser nor break out of the {@code curl} line it is quoted in.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.report;

import org.jspecify.annotations.NullMarked;
