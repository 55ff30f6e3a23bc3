package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long one exchange may take. Requests of a purpose that has never been answered get less time
 * after some timeouts, so that a gateway that stalls everywhere does not hold a run for hours. Once
 * one was answered the time stays the same: a verdict must not depend on what stalled before.
 */
final class AdaptiveTimeout {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration SHORTER = Duration.ofSeconds(3);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** One may be an accident. */
  private static final int SOME = 2;

  private static final int MANY = 6;

  private final Duration most;
  private final Map<RequestPurpose, Integer> timeouts = new EnumMap<>(RequestPurpose.class);

  AdaptiveTimeout(Duration most) {
    this.most = most;
  }

  /**
   * What one exchange may take.
   *
   * @param timeouts how many were known when it began
   */
  record Allowance(Duration time, int timeouts) {}

  /** Begins an exchange. Unless others ran out its time is {@code first}; null is the usual. */
  synchronized Allowance begin(RequestPurpose purpose, @Nullable Duration first) {
    int inARow = timeouts.getOrDefault(purpose, 0);
    Duration limit = inARow < SOME ? most : inARow < MANY ? SHORTER : SHORTEST;
    Duration time = Collections.min(List.of(first == null ? FIRST : first, most, limit));
    return new Allowance(time, inARow);
  }

  /**
   * Notes an exchange that ran out of time. Those that ran out side by side count once.
   *
   * @param began whether a good answer had begun to arrive: a large file may be slow
   */
  synchronized void ranOut(RequestPurpose purpose, Allowance allowance, boolean began) {
    boolean slowFile = began && purpose == RequestPurpose.FILE;
    if (!slowFile && timeouts.getOrDefault(purpose, 0) == allowance.timeouts()) {
      timeouts.merge(purpose, 1, Integer::sum);
    }
  }

  synchronized void answered(RequestPurpose purpose) {
    timeouts.put(purpose, Integer.MIN_VALUE);
  }
}
