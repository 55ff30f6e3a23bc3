package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.Job;
import org.jspecify.annotations.Nullable;

/** Runs a caller's code, which may throw anything, and may call this client. */
final class Callbacks {
  /** The job whose callback this thread is running. */
  private static final ThreadLocal<@Nullable Job> CURRENT = new ThreadLocal<>();

  private Callbacks() {}

  /**
   * Runs a callback. What it throws goes to the thread's uncaught exception handler, and changes
   * nothing else.
   *
   * @param job the job that waits for the end of the callback; null if none does
   */
  static void run(@Nullable Job job, Runnable callback) {
    try {
      runOrThrow(job, callback);
    } catch (Throwable e) {
      report(e);
    }
  }

  /** Runs a callback whose failure is for the caller of this method to handle. */
  static void runOrThrow(@Nullable Job job, Runnable callback) {
    Job outer = CURRENT.get();
    CURRENT.set(job);
    try {
      callback.run();
    } finally {
      CURRENT.set(outer);
    }
  }

  private static void report(Throwable thrown) {
    try {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    } catch (Throwable e) {
      // As in the JVM: what a handler throws is ignored.
    }
  }

  /**
   * Refuses a wait for a job in a callback of the same job: the job waits for the callback.
   *
   * @throws IllegalStateException if this thread is in such a callback
   */
  static void checkMayWaitFor(Job job) {
    if (CURRENT.get() == job) {
      throw new IllegalStateException(
          job
              + " is awaited in a callback of its own, which would wait for itself; await it on"
              + " another thread, or go on with thenAccept(…) of its future()");
    }
  }
}
