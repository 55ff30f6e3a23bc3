/**
 * A plain Java model of the queue: jobs that wait, run and end.
 *
 * <p>It stands below {@code gateway.server} in a package of its own, since it knows nothing of
 * HTTP.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.gateway.queue;

import org.jspecify.annotations.NullMarked;
