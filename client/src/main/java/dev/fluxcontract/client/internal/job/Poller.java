package dev.fluxcontract.client.internal.job;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.job.JobWait.Outcome;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Polls one job until it is over or nobody waits any more. */
final class Poller extends GatewayCall<Outcome> {
  /** How long before a deadline to poll once more, if the deadline is at least twice as far. */
  private static final long LAST_LOOK = Duration.ofMillis(500).toNanos();

  private final JobMonitor monitor;
  private final WaitPolicy policy;
  private final ProgressTracker tracker;
  private volatile @Nullable StatusStream stream;

  Poller(JobMonitor monitor, ProgressTracker tracker) {
    // The deadlines of the waits end the calls.
    super(monitor.runtime, ClientSettings.LONGEST);
    this.monitor = monitor;
    this.policy =
        new WaitPolicy(
            runtime, monitor.ref, monitor.newlySubmitted, monitor.hasProgressCallbacks());
    this.tracker = tracker;
  }

  /** Starts to poll, and to listen if the gateway streams the status. */
  void poll() {
    start();
    stream =
        runtime.streams.open(
            () -> new JobUrls(runtime.gateway, runtime.calls, monitor.ref).stream(),
            this::skipPause);
    if (hasEnded()) {
      closeStream();
    }
  }

  /** Stops polling and listening. */
  void leave() {
    stop();
    closeStream();
  }

  private void closeStream() {
    StatusStream open = stream;
    if (open != null) {
      open.close();
    }
  }

  /** What went wrong last, if nothing has gone well since. */
  @Nullable FluxException lastFailure() {
    return policy.lastFailure();
  }

  @Override
  protected CallStep<Outcome> first() {
    return beforeDeadline(policy.askForStatus(tracker.untilFirstCall(this::scheduled)));
  }

  @Override
  CallStep<Outcome> afterResponse(GatewayResponse answer) {
    ClassifiedResponse response = policy.classify(answer);
    if (response.kind() == ClassifiedResponse.Kind.IMAGES) {
      monitor.addHeaders(answer.idHeaders());
    }
    Progress progress = track(response);
    return announced(policy.after(response, () -> scheduled(progress)));
  }

  @Override
  CallStep<Outcome> afterFailure(IOException e) {
    return announced(policy.after(unreachable(e)));
  }

  @Override
  @Nullable String requestId() {
    return monitor.ref.requestId();
  }

  /** Notifies the listener of a call that is made again. */
  private CallStep<Outcome> announced(CallStep<Outcome> step) {
    FluxException failure = policy.lastFailure();
    if (failure != null && step instanceof CallStep.Send<Outcome> send) {
      runtime.notifyListener(
          monitor.job, listener -> listener.retrying(monitor.job, failure, send.pause()));
    }
    return beforeDeadline(step);
  }

  /** Shortens a pause that would end after the deadline, so that there is one more poll. */
  private CallStep<Outcome> beforeDeadline(CallStep<Outcome> step) {
    if (step instanceof CallStep.Send<Outcome> send) {
      long left = monitor.nearestDeadline() - runtime.time.nanoTime();
      if (send.pause().toNanos() >= left && left > 2 * LAST_LOOK) {
        return new CallStep.Send<>(send.request(), Duration.ofNanos(left - LAST_LOOK));
      }
    }
    return step;
  }

  /** The pause of the caller's schedule, which may throw. */
  private Duration scheduled(Progress progress) {
    List<Duration> pause = new ArrayList<>(1);
    Callbacks.runOrThrow(monitor.job, () -> pause.add(runtime.settings.polling().next(progress)));
    Duration next = requireNonNull(pause.get(0), "polling(…) returned null instead of a Duration");
    return next.isNegative() ? Duration.ZERO : ClientSettings.bounded(next);
  }

  /** Reports what a response says about the job; its end only once. */
  private Progress track(ClassifiedResponse response) {
    boolean pending = response.kind() == ClassifiedResponse.Kind.PENDING;
    boolean over =
        response.kind() == ClassifiedResponse.Kind.COMPLETED
            || response.kind() == ClassifiedResponse.Kind.IMAGES;
    if (policy.isCompleted() || !(over || pending)) {
      return tracker.latest();
    }
    Progress progress = tracker.after(response);
    if (over) {
      monitor.keep(new JobMonitor.Times(tracker.queueTime(), tracker.runTime(response)));
    }
    Duration unseen = tracker.unseen();
    if (over && unseen != null) {
      Callbacks.run(monitor.job, () -> runtime.settings.polling().done(progress, unseen));
    } else if (pending) {
      tracker.seenPending();
    }
    monitor.notifyProgress(progress);
    return progress;
  }

  @Override
  protected void complete(Outcome outcome, Executor callers) {
    monitor.jobEnded(outcome, callers);
  }

  @Override
  protected void completeExceptionally(Throwable failure, Executor callers) {
    monitor.waitFailed(this, failure, callers);
  }
}
