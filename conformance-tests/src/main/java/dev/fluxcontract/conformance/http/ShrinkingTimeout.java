package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long one exchange may take. A gateway that lets one request of a kind after the other run out
 * gets less time for that kind, so that one that stalls everywhere cannot hold a run for hours. An
 * answer gives the whole time back.
 */
final class ShrinkingTimeout {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration SHORTER = Duration.ofSeconds(3);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** As many requests may be under way when the first one runs out. */
  private static final int SOME = 2;

  private static final int MANY = 6;

  private final Duration most;
  private final Map<RequestPurpose, Integer> timeouts = new EnumMap<>(RequestPurpose.class);

  ShrinkingTimeout(Duration most) {
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
    timeouts.remove(purpose);
  }
}
