package dev.fluxcontract.client.internal.util;

import java.time.Instant;

/** Time, and what happens in it. Tests bring one that they advance themselves. */
public interface Scheduler extends AutoCloseable {
  /** A count of nanoseconds that only differences mean anything of. */
  long nanoTime();

  /** The time of day, for comparison with what servers say. */
  Instant now();

  /** Runs a task once, after this has returned. Tasks are short: all of them share one thread. */
  Timer after(long nanos, Runnable task);

  /** No further task runs. */
  @Override
  void close();

  /** A task that has not run yet. */
  interface Timer {
    void cancel();
  }
}
