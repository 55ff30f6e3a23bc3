package dev.fluxcontract.conformance.wire;

import java.time.Duration;

/**
 * How long an exchange may take and how many bytes its answer may have.
 *
 * @param time from the first byte sent to the last byte read
 * @param bytes of the answer's body, decompressed
 * @param permit what it takes to read a long one
 */
public record ExchangeLimits(Duration time, long bytes, LargeBodyPermit permit) {}
