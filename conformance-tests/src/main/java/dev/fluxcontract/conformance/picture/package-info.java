/**
 * How alike two pictures are, told by small fingerprints.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.picture;

import org.jspecify.annotations.NullMarked;
