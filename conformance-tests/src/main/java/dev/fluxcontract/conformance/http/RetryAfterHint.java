package dev.fluxcontract.conformance.http;

import java.time.Duration;

/** What a gateway says about coming back later. */
public final class RetryAfterHint {
  private static final Duration MOST = Duration.ofSeconds(15);
  private static final Duration USUAL = Duration.ofMillis(500);

  private RetryAfterHint() {}

  /** Whether the gateway was too busy and surely did nothing. */
  public static boolean asked(ProbeResponse reply) {
    return reply.hasStatus(429) || (reply.hasStatus(503) && reply.header("Retry-After") != null);
  }

  /** How long to wait: what was asked for, within reason. */
  public static Duration of(ProbeResponse reply) {
    String seconds = reply.header("Retry-After");
    if (seconds == null || !seconds.strip().matches("\\d{1,6}")) {
      return USUAL;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds.strip()));
    return asked.compareTo(MOST) < 0 ? asked : MOST;
  }
}
