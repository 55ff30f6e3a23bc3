package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.http.RunClock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time in which nobody waits: a pause is over at once, and the thread that made it is that much
 * further on than the others.
 */
public final class PerThreadClock implements RunClock {
  private final ThreadLocal<Long> ahead = ThreadLocal.withInitial(() -> 0L);

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime() + ahead.get();
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    ahead.set(ahead.get() + duration.toNanos());
  }
}
