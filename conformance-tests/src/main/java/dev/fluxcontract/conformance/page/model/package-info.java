/**
 * What a gateway's published page says, as plain values.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.page.model;

import org.jspecify.annotations.NullMarked;
