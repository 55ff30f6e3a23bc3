package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestPacingTest implements RunClock {
  private long nanos;
  private final RequestPacing limit =
      new RequestPacing(Duration.ofSeconds(60), this, new Random(1));

  /** Tests give each thread a clock of its own, and one may be far ahead of the others. */
  @Test
  void nobodyWaitsForAThreadWhoseClockIsAheadWhereNoLimitIsKnown() {
    nanos = Duration.ofSeconds(20).toNanos();
    assertThat(limit.turn()).isZero();
    nanos = Duration.ofSeconds(1).toNanos();
    assertThat(limit.turn()).isZero();
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration duration) {
    nanos += duration.toNanos();
  }
}
