/**
 * Reads the pages on which gateways document their API, in the formats in which they are published.
 * A page is a stranger's text: what is read is bounded in size, depth and time, and nothing outside
 * of it is looked up.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.page.reading;

import org.jspecify.annotations.NullMarked;
