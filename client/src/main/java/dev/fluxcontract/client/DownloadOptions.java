package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.download.DownloadLimits;
import java.time.Duration;

/** Limits of one download. Each method gives a copy with one of them changed. */
public final class DownloadOptions {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final DownloadOptions DEFAULTS =
      new DownloadOptions(64L << 20, Duration.ofMinutes(2));

  private final long maxBytes;
  private final Duration deadline;

  private DownloadOptions(long maxBytes, Duration deadline) {
    this.maxBytes = maxBytes;
    this.deadline = deadline;
  }

  /** At most 64 MiB, within two minutes. */
  public static DownloadOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How many bytes the image may have. What is larger is not kept, and no more of it is read.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public DownloadOptions maxBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxBytes(" + bytes + "): an image has 1 byte or more");
    }
    return new DownloadOptions(bytes, deadline);
  }

  /**
   * How long the whole download may take, redirects and retries included.
   *
   * @throws IllegalArgumentException if that is not longer than 0, or too long to be counted
   */
  public DownloadOptions deadline(Duration limit) {
    if (limit.isNegative() || limit.isZero() || limit.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "deadline(" + limit + "): a deadline is longer than 0 and at most " + LONGEST);
    }
    return new DownloadOptions(maxBytes, limit);
  }

  DownloadLimits limits() {
    return new DownloadLimits(maxBytes, deadline);
  }
}
