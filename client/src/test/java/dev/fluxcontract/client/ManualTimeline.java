package dev.fluxcontract.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when the test says so. */
final class ManualTimeline implements Timeline {
  private final List<Task> tasks = new ArrayList<>();
  private long now;

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Instant now() {
    return Instant.ofEpochSecond(0, now);
  }

  @Override
  public synchronized Timer after(long nanos, Runnable task) {
    Task entry = new Task(now + nanos, task);
    tasks.add(entry);
    return () -> remove(entry);
  }

  void advance(Duration by) {
    List<Task> due;
    synchronized (this) {
      now += by.toNanos();
      due = tasks.stream().filter(task -> task.at <= now).toList();
      tasks.removeAll(due);
    }
    due.forEach(task -> task.run.run());
  }

  synchronized int waiting() {
    return tasks.size();
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  @Override
  public void close() {}

  private record Task(long at, Runnable run) {}
}
