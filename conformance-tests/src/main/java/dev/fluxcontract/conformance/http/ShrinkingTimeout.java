package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long one exchange may take, in time and in bytes. A gateway that has let several run out gets
 * less from then on, so that one that stalls everywhere cannot hold a run for hours.
 */
final class ShrinkingTimeout {
  private static final Duration FIRST = Duration.ofSeconds(15);
  private static final Duration WORN = Duration.ofSeconds(3);
  private static final Duration LOST = Duration.ofSeconds(1);

  private final Duration most;
  private final AtomicInteger timeouts = new AtomicInteger();

  ShrinkingTimeout(Duration most) {
    this.most = most;
  }

  Duration left() {
    int lost = timeouts.get();
    Duration left = lost == 0 ? FIRST : lost < 6 ? WORN : LOST;
    return left.compareTo(most) < 0 ? left : most;
  }

  /** How long an answer may be. Who has sent a long one that was nonsense gets no second chance. */
  long bytes() {
    return timeouts.get() == 0 ? ExchangeLimits.JSON : ExchangeLimits.SHORT;
  }

  void wore() {
    timeouts.incrementAndGet();
  }
}
