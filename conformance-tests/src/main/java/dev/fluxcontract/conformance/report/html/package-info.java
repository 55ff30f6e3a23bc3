/**
 * The report as one page of HTML.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.report.html;

import org.jspecify.annotations.NullMarked;
