package dev.fluxcontract.client;

import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Real time, on one thread that starts with the first task. */
final class SystemTimeline implements Timeline {
  private final ScheduledThreadPoolExecutor tasks;

  SystemTimeline(ThreadFactory threads) {
    tasks = new ScheduledThreadPoolExecutor(1, threads);
    tasks.setRemoveOnCancelPolicy(true);
    tasks.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Timer after(long nanos, Runnable task) {
    try {
      Future<?> future = tasks.schedule(task, nanos, TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      // Closed: whoever waits for this task is told so by the client's close.
      return () -> {};
    }
  }

  @Override
  public void close() {
    tasks.shutdownNow();
  }
}
