/**
 * HTTP/1.1 over sockets, one request and one answer at a time: nothing is sent twice, nothing is
 * read without a bound, and nothing that a gateway sends is hidden.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.wire;

import org.jspecify.annotations.NullMarked;
