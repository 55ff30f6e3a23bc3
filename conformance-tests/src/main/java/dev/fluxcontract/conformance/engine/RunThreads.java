package dev.fluxcontract.conformance.engine;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Threads of a run. None of them keeps the program from ending. */
final class RunThreads {
  private RunThreads() {}

  /** So many threads at most. */
  static ExecutorService some(String name, int most) {
    return Executors.newFixedThreadPool(most, daemons(name));
  }

  /** A thread for each task. */
  static ExecutorService many(String name) {
    return Executors.newCachedThreadPool(daemons(name));
  }

  /** Waits until all tasks have ended, or a moment of {@link System#nanoTime()} has come. */
  static void await(ExecutorService threads, long until) {
    threads.shutdown();
    try {
      long left = Math.max(0, until - System.nanoTime());
      if (!threads.awaitTermination(left, TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The moment when a time from now is over. */
  static long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
