package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.http.RunClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock of a whole run, and of its gateway, on which a sleep is over at once for everybody. */
public class SharedClock implements RunClock {
  private final AtomicLong ahead = new AtomicLong();
  private final Instant start = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant now() {
    return start.plusNanos(nanos() - nanos);
  }

  @Override
  public long nanos() {
    return System.nanoTime() + ahead.get();
  }

  /** Whoever sleeps until the same moment does not push it further away. */
  @Override
  public synchronized void sleep(Duration duration) {
    ahead.addAndGet(duration.toNanos());
  }

  /** How much time was slept away. */
  public Duration slept() {
    return Duration.ofNanos(ahead.get());
  }

  /** The same clock for the gateway. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
