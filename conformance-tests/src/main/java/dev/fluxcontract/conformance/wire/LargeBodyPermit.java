package dev.fluxcontract.conformance.wire;

import java.util.concurrent.Semaphore;

/**
 * Lets few threads at a time hold an answer that is long, from its first megabytes until it has
 * been made sense of: many at once would not fit into memory. Who waits cannot be interrupted; who
 * holds a permit is bounded in time, and a stop closes its connection.
 */
public final class LargeBodyPermit implements AutoCloseable {
  private static final long LONG = 2L << 20;

  /** An answer of 10 MB takes five times as much while it is read and looked at. */
  private static final long MEMORY_FOR_ONE = 128L << 20;

  private static final int MOST_AT_A_TIME = 8;
  private static final Semaphore PERMITS = new Semaphore(atATime(Runtime.getRuntime().maxMemory()));

  private boolean held;

  /** Waits for the permit where so many bytes need one, unless it is held already. */
  public void acquireFor(long bytes) {
    if (bytes > LONG && !held) {
      PERMITS.acquireUninterruptibly();
      held = true;
    }
  }

  private static int atATime(long memory) {
    return (int) Math.min(MOST_AT_A_TIME, Math.max(1, memory / MEMORY_FOR_ONE));
  }

  @Override
  public void close() {
    if (held) {
      held = false;
      PERMITS.release();
    }
  }
}
