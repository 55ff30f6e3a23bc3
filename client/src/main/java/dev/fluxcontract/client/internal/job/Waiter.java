package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.internal.util.Scheduler;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One who waits for a job, until a deadline of its own. */
public final class Waiter {
  final long deadlineAt;
  private final JobMonitor watch;
  private final Scheduler time;
  private final Duration deadline;
  private final Executor completion;
  final CancellationPropagatingFuture<ImageResult> future =
      new CancellationPropagatingFuture<>(this::leave);
  private Scheduler.@Nullable Timer clock;

  Waiter(JobMonitor watch, Scheduler time, Duration deadline, Executor completion) {
    this.watch = watch;
    this.time = time;
    this.deadline = deadline;
    this.completion = completion;
    this.deadlineAt = time.nanoTime() + deadline.toNanos();
  }

  void startTheClock() {
    clock = time.after(deadline.toNanos(), this::deadlinePassed);
  }

  void stopTheClock() {
    if (clock != null) {
      clock.cancel();
    }
  }

  void done(ImageResult images) {
    future.settle(images, completion);
  }

  void failed(Throwable why) {
    future.fail(why, completion);
  }

  private void leave() {
    watch.leave(this);
  }

  private void deadlinePassed() {
    DeadlineExceededException late = watch.late(deadline);
    leave();
    failed(late);
  }
}
