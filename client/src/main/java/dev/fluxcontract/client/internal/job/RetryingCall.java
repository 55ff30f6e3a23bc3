package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.internal.http.CancellableCall;
import dev.fluxcontract.client.internal.util.RetryBudget;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that needs one or more calls: it makes one call at a time, with pauses in between, until it
 * has a value, fails, is stopped, or the client is closed. A subclass decides after each call what
 * comes next.
 */
public abstract class RetryingCall<T> implements ClientRuntime.PendingWork {
  protected final ClientRuntime runtime;

  /** For all calls, and the waits for their turns, together. */
  protected final RetryBudget budget;

  private @Nullable CancellableCall call;

  /** Null outside of pauses. */
  private @Nullable Pause<T> pause;

  /** Whether the next pause is left out. */
  private boolean pauseSkipped;

  private boolean ended;

  /** Before that call, until that timer goes off. */
  private record Pause<T>(CallStep.Send<T> before, Scheduler.Timer timer) {}

  protected RetryingCall(ClientRuntime runtime, Duration deadline) {
    this.runtime = runtime;
    this.budget = new RetryBudget(runtime.time, deadline, runtime.settings.retries());
  }

  protected abstract CallStep<T> first();

  /** How long the next call may take, from when it starts. */
  protected abstract Duration limit();

  protected abstract CancellableCall newCall();

  /**
   * Called once, and neither after a failure nor after a stop.
   *
   * @param callers where a caller's code may go on, and take its time
   */
  protected abstract void complete(T value, Executor callers);

  /**
   * Also called for an error in this client or in a caller's code, so that no wait hangs.
   *
   * @param callers as in {@link #complete}
   */
  protected abstract void completeExceptionally(Throwable failure, Executor callers);

  protected abstract FluxException clientClosed();

  /** Makes the calls on the client's threads. */
  public final void start() {
    runtime.begin(this);
    if (hasEnded()) {
      // It was stopped before; the end that came with that had nothing to end.
      runtime.end(this);
    }
    proceed(this::first, runtime.threads);
  }

  @Override
  public final void closed() {
    if (stop()) {
      completeExceptionally(clientClosed(), runtime.threads);
    }
  }

  /**
   * Takes the step that was chosen after a call.
   *
   * @param callers as in {@link #complete}; this thread, if it has nothing else to do
   */
  protected final void proceed(Supplier<CallStep<T>> decision, Executor callers) {
    try {
      CallStep<T> step = decision.get();
      if (step instanceof CallStep.Send<T> send) {
        waitThenCall(send);
      } else if (step instanceof CallStep.Succeed<T> success && stop()) {
        complete(success.value(), callers);
      } else if (step instanceof CallStep.Fail<T> failure && stop()) {
        completeExceptionally(failure.failure(), callers);
      }
    } catch (Throwable e) {
      stop();
      completeExceptionally(e, callers);
    }
  }

  private void waitThenCall(CallStep.Send<T> send) {
    synchronized (this) {
      if (!ended && !send.pause().isZero() && !pauseSkipped) {
        // It has ended, and would take room while the job waits.
        call = null;
        pause =
            new Pause<>(send, runtime.time.after(send.pause().toNanos(), () -> pauseEnded(send)));
        return;
      }
      pauseSkipped = false;
    }
    call(send);
  }

  /** Pauses after one another may be equal, and the timer of one may be late. */
  @SuppressWarnings("ReferenceEquality")
  private void pauseEnded(CallStep.Send<T> due) {
    synchronized (this) {
      if (pause == null || pause.before() != due) {
        return;
      }
      endPause();
    }
    call(due);
  }

  /** Null if there is no pause. */
  private CallStep.@Nullable Send<T> endPause() {
    Pause<T> over = pause;
    pause = null;
    if (over == null) {
      return null;
    }
    over.timer().cancel();
    return over.before();
  }

  /** Makes the next call at once: instead of the rest of a pause, or right after this call. */
  final void skipPause() {
    CallStep.Send<T> skipped;
    synchronized (this) {
      skipped = endPause();
      pauseSkipped = skipped == null;
    }
    if (skipped != null) {
      call(skipped);
    }
  }

  private void call(CallStep.Send<T> send) {
    CancellableCall next = newCall();
    synchronized (this) {
      if (ended) {
        return;
      }
      call = next;
    }
    try {
      next.start(send.request(), limit(), budget.timeLeft());
    } catch (Throwable e) {
      // There was no thread for its timer.
      next.refuse(e);
      next.report();
    }
    if (hasEnded()) {
      next.cancel();
    }
  }

  /** Ends the work without a result and cancels its call; false if it had ended before. */
  protected final boolean stop() {
    CancellableCall running;
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
      running = call;
      endPause();
    }
    runtime.end(this);
    if (running != null) {
      running.cancel();
    }
    return true;
  }

  final synchronized boolean hasEnded() {
    return ended;
  }
}
