package dev.fluxcontract.conformance.gateway.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lets so many requests through in each period, which begins with its first request. */
public final class RequestWindow {
  private final Clock clock;
  private final int most;
  private final Duration period;
  private Instant end = Instant.MIN;
  private int requests;

  public RequestWindow(Clock clock, int most, Duration period) {
    this.clock = clock;
    this.most = most;
    this.period = period;
  }

  /** When the next request is let through; null where this one is. */
  public synchronized @Nullable Instant retryAt() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      end = now.plus(period);
      requests = 0;
    }
    return ++requests <= most ? null : end;
  }
}
