package dev.fluxcontract.client.internal.http;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls be under way at a time, each on a thread of the client. The others wait, and
 * start in the order in which they came.
 */
public final class CallSlots {
  private final Executor threads;
  private final Queue<CancellableCall> waiting = new ArrayDeque<>();
  private int free;

  CallSlots(int atATime, Executor threads) {
    this.free = atATime;
    this.threads = threads;
  }

  /** Starts a call, now or later. */
  public void start(CancellableCall call) {
    synchronized (this) {
      if (free == 0) {
        waiting.add(call);
        return;
      }
      free--;
    }
    report(launch(call));
  }

  private void run(CancellableCall call) {
    try {
      call.make();
    } finally {
      List<CancellableCall> refused = launch(next());
      call.report();
      report(refused);
    }
  }

  /**
   * Starts the call that has got a slot. Where no thread can be started for it, it fails, and the
   * slot goes to the one behind it.
   *
   * @return the calls that failed, which are still to be reported
   */
  private List<CancellableCall> launch(@Nullable CancellableCall first) {
    List<CancellableCall> refused = new ArrayList<>(0);
    for (CancellableCall next = first; next != null; next = next()) {
      CancellableCall launched = next;
      try {
        threads.execute(() -> run(launched));
        return refused;
      } catch (Throwable e) {
        launched.refuse(e);
        refused.add(launched);
      }
    }
    return refused;
  }

  private static void report(List<CancellableCall> ended) {
    for (CancellableCall call : ended) {
      call.report();
    }
  }

  /** The call that has waited longest; null if the slot stays free. */
  private synchronized @Nullable CancellableCall next() {
    CancellableCall next = waiting.poll();
    if (next == null) {
      free++;
    }
    return next;
  }
}
