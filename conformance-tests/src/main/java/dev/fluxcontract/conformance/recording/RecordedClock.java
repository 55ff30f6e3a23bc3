package dev.fluxcontract.conformance.recording;

import dev.fluxcontract.conformance.http.RunClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time as it was when a recording was made. Each thread has its own, since it follows its jobs
 * at its own speed: an answer sets it to the moment when that answer came, and a pause adds to it.
 * So what is judged by time is judged as it was, and nobody waits.
 */
public final class RecordedClock implements RunClock {
  private final Instant started;
  private final ThreadLocal<Long> nanos = ThreadLocal.withInitial(() -> 0L);

  RecordedClock(Instant started) {
    this.started = started;
  }

  @Override
  public Instant now() {
    return started.plusNanos(nanos());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void sleep(Duration duration) {
    nanos.set(nanos() + duration.toNanos());
  }

  void set(Duration sinceTheStart) {
    nanos.set(sinceTheStart.toNanos());
  }
}
