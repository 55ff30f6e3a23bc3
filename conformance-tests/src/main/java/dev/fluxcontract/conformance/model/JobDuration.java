package dev.fluxcontract.conformance.model;

import org.jspecify.annotations.Nullable;

/**
 * How long a job took that has images, as far as asking for its state shows it.
 *
 * @param operation the operation that submitted it
 * @param queueMillis from its submit until it was first seen to run; null where it never was
 * @param runMillis from then until its images were here; null where it was never seen to run
 * @param totalMillis from its submit until its images were here
 */
public record JobDuration(
    String operation, @Nullable Long queueMillis, @Nullable Long runMillis, long totalMillis) {}
