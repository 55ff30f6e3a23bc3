/**
 * The images of the embedded gateway's jobs: which ones a request asks for, and how they are
 * painted.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.gateway.painting;

import org.jspecify.annotations.NullMarked;
