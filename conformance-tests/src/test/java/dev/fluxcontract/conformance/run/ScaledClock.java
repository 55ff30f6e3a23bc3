package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.http.RunClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that goes by faster than the machine's, for a run and its gateway alike. */
final class ScaledClock implements RunClock {
  private final int factor;
  private final Instant start = Instant.now();
  private final long first = System.nanoTime();

  ScaledClock(int factor) {
    this.factor = factor;
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return (System.nanoTime() - first) * factor;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    long real = duration.toNanos() / factor;
    Thread.sleep(real / 1_000_000, (int) (real % 1_000_000));
  }

  /** The same time for the gateway. */
  Clock clock() {
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
