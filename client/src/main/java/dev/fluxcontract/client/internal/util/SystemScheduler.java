package dev.fluxcontract.client.internal.util;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real time, on one thread that starts with a task, and ends when there was none for a while. */
public final class SystemScheduler implements Scheduler {
  private static final long BEAT = TimeUnit.SECONDS.toNanos(1);

  private final ScheduledThreadPoolExecutor tasks;
  private final AtomicBoolean beating = new AtomicBoolean();
  private volatile boolean used;

  public SystemScheduler(ThreadFactory threads, Duration idle) {
    tasks = new ScheduledThreadPoolExecutor(1, threads);
    tasks.setKeepAliveTime(idle.toNanos(), TimeUnit.NANOSECONDS);
    tasks.allowCoreThreadTimeOut(true);
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
      if (nanos > BEAT) {
        used = true;
        if (beating.compareAndSet(false, true)) {
          beat();
        }
      }
      Future<?> future = tasks.schedule(task, nanos, TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      // Closed: the client's close ends every wait for this task.
      return () -> {};
    }
  }

  /**
   * A task that becomes the next one wakes the thread. The timeout of each call would do so, and is
   * mostly cancelled soon after. So while there are calls, another task comes first.
   */
  private void beat() {
    if (used) {
      used = false;
      var unused = tasks.schedule(this::beat, BEAT, TimeUnit.NANOSECONDS);
    } else {
      beating.set(false);
    }
  }

  @Override
  public void close() {
    tasks.shutdownNow();
  }
}
