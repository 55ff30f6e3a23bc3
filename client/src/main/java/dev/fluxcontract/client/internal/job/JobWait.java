package dev.fluxcontract.client.internal.job;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.DeadlineExceededException;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import dev.fluxcontract.client.internal.util.Scheduler;
import dev.fluxcontract.client.model.ImageResult;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One wait for a job, until a deadline of its own. */
final class JobWait {
  final long deadlineAt;
  final CancellationPropagatingFuture<ImageResult> future;
  private final JobMonitor monitor;
  private final Duration deadline;
  private Scheduler.@Nullable Timer timer;

  JobWait(JobMonitor monitor, Duration deadline) {
    this.monitor = monitor;
    this.deadline = deadline;
    this.future =
        new CancellationPropagatingFuture<>(() -> monitor.leave(this), monitor::checkMayWait);
    this.deadlineAt = monitor.runtime.time.nanoTime() + deadline.toNanos();
  }

  void startTimer() {
    timer = monitor.runtime.time.after(deadline.toNanos(), this::deadlinePassed);
  }

  void stopTimer() {
    if (timer != null) {
      timer.cancel();
    }
  }

  /** {@code callers}: where a caller's code may go on. */
  void end(Outcome outcome, Executor callers) {
    if (outcome.images() != null) {
      future.settle(outcome.images(), callers);
    } else {
      future.fail(outcome.failureForOne(), callers);
    }
  }

  private void deadlinePassed() {
    DeadlineExceededException late = deadlineExceeded();
    monitor.leave(this);
    future.fail(late, monitor.runtime.threads);
  }

  private DeadlineExceededException deadlineExceeded() {
    ExceptionConstructors exceptions = ExceptionConstructors.get();
    FluxException known = monitor.lastFailure();
    FluxException failure = known == null ? null : exceptions.copy(known);
    String last = failure == null ? "" : "; the last failure: " + failure.getMessage();
    return exceptions.deadlineExceeded(
        monitor.job
            + " was not over within "
            + deadline
            + ". It continues at the gateway and can be awaited again"
            + last,
        failure == null
            ? FailureDetails.of(Taken.YES, monitor.ref.requestId(), monitor.runtime.redaction)
            : exceptions.details(failure),
        monitor.job,
        failure);
  }

  /** How a wait ended: with images, or with a failure. */
  record Outcome(@Nullable ImageResult images, @Nullable Throwable failure) {
    /** The failure for one wait: an exception of this client's is copied for each. */
    Throwable failureForOne() {
      return failure instanceof FluxException known
          ? ExceptionConstructors.get().copy(known)
          : requireNonNull(failure);
    }
  }
}
