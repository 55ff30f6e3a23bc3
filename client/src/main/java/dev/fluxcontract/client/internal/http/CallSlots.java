package dev.fluxcontract.client.internal.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls be under way at a time, each on a thread of the client. The others wait, and
 * start in the order in which they came.
 */
final class CallSlots {
  private final Executor threads;
  private final Queue<TransportCall> waiting = new ArrayDeque<>();
  private int free;

  CallSlots(int atATime, Executor threads) {
    this.free = atATime;
    this.threads = threads;
  }

  /** Starts a call, now or later. */
  void start(TransportCall call) {
    synchronized (this) {
      if (free == 0) {
        waiting.add(call);
        return;
      }
      free--;
    }
    try {
      threads.execute(() -> run(call));
    } catch (Throwable e) {
      // The client is closed, or there is no memory for a thread.
      startNext();
      throw e;
    }
  }

  private void run(TransportCall call) {
    try {
      call.make();
    } finally {
      startNext();
    }
    call.report();
  }

  /** Gives a slot that has become free to the call that has waited longest. */
  private void startNext() {
    for (TransportCall next = next(); next != null; next = next()) {
      TransportCall started = next;
      try {
        threads.execute(() -> run(started));
        return;
      } catch (Throwable e) {
        // As above: a call of a closed client ends at once, any other is made on this thread.
        started.make();
        started.report();
      }
    }
  }

  private synchronized @Nullable TransportCall next() {
    TransportCall next = waiting.poll();
    if (next == null) {
      free++;
    }
    return next;
  }
}
