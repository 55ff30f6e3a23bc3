package dev.fluxcontract.conformance.wire;

import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/**
 * Lets few threads at a time hold an answer that is long, from its first megabytes until it has
 * been made sense of: many at once would not fit into memory.
 */
public final class LargeBodyPermit implements AutoCloseable {
  private static final int AT_A_TIME = 2;
  private static final Semaphore PERMITS = new Semaphore(AT_A_TIME);

  private boolean held;

  /** Waits for the permit, unless it is held already. */
  void acquire() throws InterruptedIOException {
    if (!held) {
      try {
        PERMITS.acquire();
        held = true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }
  }

  @Override
  public void close() {
    if (held) {
      held = false;
      PERMITS.release();
    }
  }
}
