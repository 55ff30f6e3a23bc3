/**
 * What a response means: the state of a job, its ticket, its images, and whether a body keeps to
 * its schema.
 *
 * <p>Nothing in this package is {@code null} unless it says so.
 */
@NullMarked
package dev.fluxcontract.conformance.reading;

import org.jspecify.annotations.NullMarked;
