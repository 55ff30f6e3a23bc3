package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.time.Instant;

/** The time, and how to let it pass. */
public interface RunClock {
  /** The time of day. */
  Instant now();

  /** Nanoseconds since some moment; only differences mean anything. */
  long nanos();

  /** Lets that much time pass. */
  void sleep(Duration duration) throws InterruptedException;

  /** The machine's own time. */
  static RunClock system() {
    return new RunClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
      }
    };
  }
}
