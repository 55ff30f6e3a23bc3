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
    report(launch(call));
  }

  private void run(TransportCall call) {
    try {
      call.make();
    } finally {
      List<TransportCall> refused = launch(next());
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
  private List<TransportCall> launch(@Nullable TransportCall first) {
    List<TransportCall> refused = new ArrayList<>(0);
    for (TransportCall next = first; next != null; next = next()) {
      TransportCall launched = next;
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

  private static void report(List<TransportCall> ended) {
    for (TransportCall call : ended) {
      call.report();
    }
  }

  /** The call that has waited longest; null if the slot stays free. */
  private synchronized @Nullable TransportCall next() {
    TransportCall next = waiting.poll();
    if (next == null) {
      free++;
    }
    return next;
  }
}
