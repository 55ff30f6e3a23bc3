/**
 * Ranges, defaults and values that pages state in sentences, in Chinese or English.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.page.prose;

import org.jspecify.annotations.NullMarked;
