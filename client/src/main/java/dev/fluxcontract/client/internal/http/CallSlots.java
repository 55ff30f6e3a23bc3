package dev.fluxcontract.client.internal.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls be under way at a time, each on a thread of the client. The others wait, and
 * start in the order in which they came.
 */
public final class CallSlots {
  private final Executor threads;
  final Set<CancellableCall> waiting = new LinkedHashSet<>();
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
    for (CancellableCall refused : launch(call)) {
      refused.report();
    }
  }

  /** Forgets a call that ends before its turn comes. */
  public synchronized void leave(CancellableCall call) {
    waiting.remove(call);
  }

  private void run(CancellableCall call) {
    try {
      call.make();
    } finally {
      List<CancellableCall> allRefused = launch(next());
      call.report();
      for (CancellableCall refused : allRefused) {
        refused.report();
      }
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

  /** The call that has waited longest; null if the slot stays free. */
  private synchronized @Nullable CancellableCall next() {
    CancellableCall next = waiting.stream().findFirst().orElse(null);
    if (!waiting.remove(next)) {
      free++;
    }
    return next;
  }
}
