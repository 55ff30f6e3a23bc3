package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.util.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Time that passes only when a test says so. Tasks run on the test's thread. */
public final class VirtualScheduler implements Scheduler {
  private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.comparingLong((Task task) -> task.at).thenComparing(task -> task.order));
  private long now = 1_000_000_000_000L;
  private long order;
  private @Nullable Error failure;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Instant now() {
    return Instant.EPOCH.plusNanos(now);
  }

  /** Makes the next timer fail, as if there were no thread for it. */
  public synchronized void failNext(Error error) {
    failure = error;
  }

  @Override
  public synchronized Timer after(long nanos, Runnable task) {
    if (failure != null) {
      Error thrown = failure;
      failure = null;
      throw thrown;
    }
    Task added = new Task(now + nanos, order++, task);
    tasks.add(added);
    return () -> remove(added);
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  @Override
  public synchronized void close() {
    tasks.clear();
  }

  public synchronized int pending() {
    return tasks.size();
  }

  /** Lets time pass, and does what falls into it. */
  public void advance(Duration time) {
    long end = nanoTime() + time.toNanos();
    while (runNext(end)) {}
    synchronized (this) {
      now = Math.max(now, end);
    }
  }

  /**
   * Lets as much time pass as a future needs. Calls that are under way get the real time that they
   * need, up to twenty seconds between one task and the next.
   */
  void until(Future<?> future, BooleanSupplier idle) {
    long lastTask = System.nanoTime();
    while (!future.isDone()) {
      if (idle.getAsBoolean() && !future.isDone() && runNext(Long.MAX_VALUE)) {
        lastTask = System.nanoTime();
      } else if (System.nanoTime() - lastTask > PATIENCE) {
        throw new AssertionError("nothing left to happen, and " + future + " is not done");
      } else {
        LockSupport.parkNanos(20_000);
      }
    }
  }

  private boolean runNext(long end) {
    Task task;
    synchronized (this) {
      task = next(end);
      if (task == null) {
        return false;
      }
      now = Math.max(now, task.at);
    }
    task.run.run();
    return true;
  }

  private @Nullable Task next(long end) {
    Task first = tasks.peek();
    return first == null || first.at > end ? null : tasks.poll();
  }

  private record Task(long at, long order, Runnable run) {}
}
