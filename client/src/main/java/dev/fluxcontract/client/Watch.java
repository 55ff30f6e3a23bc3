package dev.fluxcontract.client;

import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** All who wait for one job. They share one poller, which runs while there is one of them. */
final class Watch implements Poller.End {
  private final Line line;
  private final Job job;
  private final List<Waiter> waiters = new ArrayList<>(1);
  private @Nullable Poller poller;

  Watch(Line line, Job job) {
    this.line = line;
    this.job = job;
  }

  /** A future of the images, which is completed on {@code completion}. */
  LinkedFuture<ImageResult> join(Duration deadline, Executor completion) {
    Waiter waiter = new Waiter(deadline, completion);
    boolean first;
    Poller needed;
    synchronized (this) {
      waiters.add(waiter);
      first = poller == null;
      needed = first ? job.poller(this, this::nearestDeadline) : poller;
      poller = needed;
    }
    waiter.startTheClock();
    if (first && needed != null) {
      needed.start(job.isFresh());
    }
    return waiter.future;
  }

  void hurry() {
    Poller current;
    synchronized (this) {
      current = poller;
    }
    if (current != null) {
      current.hurry();
    }
  }

  @Override
  public void done(ImageResult result) {
    for (Waiter waiter : everybodyLeaves()) {
      waiter.future.settle(result, waiter.completion);
    }
  }

  @Override
  public void failed(Throwable failure) {
    for (Waiter waiter : everybodyLeaves()) {
      waiter.future.fail(failure, waiter.completion);
    }
  }

  private synchronized long nearestDeadline() {
    long now = line.time.nanoTime();
    long nearest = Long.MAX_VALUE;
    for (Waiter waiter : waiters) {
      nearest = Math.min(nearest, waiter.deadlineAt - now);
    }
    return nearest == Long.MAX_VALUE ? nearest : now + nearest;
  }

  private synchronized List<Waiter> everybodyLeaves() {
    List<Waiter> all = List.copyOf(waiters);
    all.forEach(Waiter::stopTheClock);
    waiters.clear();
    poller = null;
    return all;
  }

  private void leave(Waiter waiter) {
    Poller unneeded = null;
    synchronized (this) {
      waiter.stopTheClock();
      if (waiters.remove(waiter) && waiters.isEmpty()) {
        unneeded = poller;
        poller = null;
      }
    }
    if (unneeded != null) {
      unneeded.stop();
    }
  }

  private @Nullable FluxException lastTrouble() {
    Poller current;
    synchronized (this) {
      current = poller;
    }
    return current == null ? null : current.lastTrouble();
  }

  /** One who waits, until a deadline of its own. */
  private final class Waiter {
    final Duration deadline;
    final long deadlineAt;
    final Executor completion;
    final LinkedFuture<ImageResult> future = new LinkedFuture<>(() -> leave(this));
    private Timeline.@Nullable Timer clock;

    Waiter(Duration deadline, Executor completion) {
      this.deadline = deadline;
      this.deadlineAt = line.time.nanoTime() + deadline.toNanos();
      this.completion = completion;
    }

    void startTheClock() {
      clock = line.time.after(deadline.toNanos(), this::deadlinePassed);
    }

    void stopTheClock() {
      if (clock != null) {
        clock.cancel();
      }
    }

    private void deadlinePassed() {
      FluxException trouble = lastTrouble();
      leave(this);
      future.fail(job.late(deadline, trouble), completion);
    }
  }
}
