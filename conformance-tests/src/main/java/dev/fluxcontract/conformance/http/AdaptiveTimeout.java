package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long one exchange may take. Requests of a purpose that has never been answered get less time
 * after some timeouts, so that a gateway that stalls everywhere does not hold a run for hours. Once
 * one was answered the time stays the same: a verdict must not depend on what stalled before.
 */
final class AdaptiveTimeout {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration SHORTER = Duration.ofSeconds(3);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** As many requests may be under way when the first one runs out. */
  private static final int SOME = 2;

  private static final int MANY = 6;

  private final Duration most;
  private final Map<RequestPurpose, Integer> timeouts = new EnumMap<>(RequestPurpose.class);

  AdaptiveTimeout(Duration most) {
    this.most = most;
  }

  synchronized Duration of(RequestPurpose purpose) {
    int inARow = timeouts.getOrDefault(purpose, 0);
    Duration left = inARow < SOME ? FIRST : inARow < MANY ? SHORTER : SHORTEST;
    return left.compareTo(most) < 0 ? left : most;
  }

  synchronized void ranOut(RequestPurpose purpose) {
    timeouts.merge(purpose, 1, Integer::sum);
  }

  synchronized void answered(RequestPurpose purpose) {
    timeouts.put(purpose, Integer.MIN_VALUE);
  }
}
