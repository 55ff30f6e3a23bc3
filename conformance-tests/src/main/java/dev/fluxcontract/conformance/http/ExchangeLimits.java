package dev.fluxcontract.conformance.http;

import java.time.Duration;

/**
 * How long an exchange may take and how many bytes its answer may have.
 *
 * @param time from the first byte sent to the last byte read
 * @param bytes of the answer's body, decompressed
 */
public record ExchangeLimits(Duration time, long bytes) {
  /** The most that an answer in JSON may have; a result with data URIs is the longest. */
  public static final long JSON = 24L << 20;

  /** The most that an answer without images needs. */
  static final long SHORT = 1L << 20;

  /** The most that an image file may have. */
  public static final long FILE = 32L << 20;
}
