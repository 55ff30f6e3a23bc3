package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.http.TransportCall;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Asks for one job, again and again, until it is over or nobody waits any more. */
public final class Poller implements HttpTransport.ResponseHandler, ClientRuntime.PendingWork {
  /** So near the deadline it is too late to look once more. */
  private static final long LAST_LOOK = Duration.ofSeconds(1).toNanos();

  private final ClientRuntime runtime;
  private final Job job;
  private final JobMonitor watch;
  private final WaitPolicy course;
  private final ProgressTracker tracker;
  private final boolean fresh;

  private volatile WaitAction.@Nullable Ask asked;
  private @Nullable TransportCall flight;
  private volatile @Nullable StatusStream stream;
  private Scheduler.@Nullable Timer pause;
  private boolean inTime;
  private boolean hurried;
  private boolean stopped;
  private boolean finished;

  /** {@code fresh} where the tracker knows when the job was taken. */
  Poller(
      ClientRuntime runtime,
      Job job,
      JobMonitor watch,
      WaitPolicy course,
      ProgressTracker tracker,
      boolean fresh) {
    this.runtime = runtime;
    this.job = job;
    this.watch = watch;
    this.course = course;
    this.tracker = tracker;
    this.fresh = fresh;
  }

  void start() {
    runtime.begin(this);
    try {
      take(course.first(fresh ? untilFirstLook() : Duration.ZERO));
      stream = watch.news(this::hurry);
      if (isStopped()) {
        hangUp();
      }
    } catch (RuntimeException | Error e) {
      giveUp(e);
    }
  }

  /**
   * The first look is due a while after the submit, whenever the wait for it begins. One who comes
   * later than that has waited long enough, and cannot tell how long the job took.
   */
  private Duration untilFirstLook() {
    Duration due = runtime.settings.polling().next(tracker.atFirst());
    Duration left = due.minus(tracker.elapsed());
    inTime = !left.isNegative();
    return inTime ? left : Duration.ZERO;
  }

  /** What went wrong last, where nothing has gone well since. */
  @Nullable FluxException lastTrouble() {
    return course.lastTrouble();
  }

  /** Asks at once instead of after the rest of the pause, or again where it is just asking. */
  synchronized void hurry() {
    if (pause != null) {
      pause.cancel();
      pause = null;
      ask();
    } else {
      hurried = true;
    }
  }

  /** Ends the asking; false where it had ended before. */
  synchronized boolean stop() {
    boolean first = !stopped;
    stopped = true;
    runtime.end(this);
    hangUp();
    if (flight != null) {
      flight.cancel();
    }
    if (pause != null) {
      pause.cancel();
    }
    return first;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void hangUp() {
    StatusStream listened = stream;
    if (listened != null) {
      listened.close();
    }
  }

  @Override
  public void closed() {
    giveUp(runtime.failures.closed(Taken.YES, job.requestId()));
  }

  private void take(WaitAction step) {
    if (step instanceof WaitAction.Ask ask) {
      FluxException trouble = course.lastTrouble();
      if (trouble != null) {
        runtime.tell(listener -> listener.retrying(job, trouble, ask.pause()));
      }
      askAfter(ask);
    } else if (step instanceof WaitAction.Done done) {
      if (stop()) {
        watch.done(done.result());
      }
    } else if (step instanceof WaitAction.Failed failed) {
      giveUp(failed.failure());
    }
  }

  private synchronized void askAfter(WaitAction.Ask next) {
    asked = next;
    long wait = hurried ? 0 : wait(next.pause());
    hurried = false;
    if (stopped) {
      runtime.end(this);
    } else if (wait == 0) {
      ask();
    } else {
      pause = runtime.time.after(wait, this::pauseIsOver);
    }
  }

  private synchronized void pauseIsOver() {
    if (pause != null) {
      pause = null;
      ask();
    }
  }

  private void ask() {
    WaitAction.Ask ask = asked;
    if (!stopped && ask != null) {
      Request request = new Request.Builder().url(ask.url()).build();
      flight = runtime.wire.send(request, runtime.settings.readLimit(), this);
    }
  }

  /**
   * A pause that would end behind the deadline is cut, so that the job is looked at once more
   * before it.
   */
  private long wait(Duration pause) {
    long wait = Math.max(0, ClientSettings.bounded(pause).toNanos());
    long left = watch.nearestDeadline() - runtime.time.nanoTime();
    boolean cut = wait >= left && left > LAST_LOOK;
    return cut ? left - LAST_LOOK / 2 : wait;
  }

  @Override
  public void answered(GatewayResponse answer) {
    try {
      boolean ofResult = asked != null && asked.result();
      ClassifiedResponse verdict =
          ofResult ? ClassifiedResponse.ofResult(answer) : ClassifiedResponse.ofStatus(answer);
      Progress progress = track(verdict);
      take(course.after(verdict, ofResult, () -> runtime.settings.polling().next(progress)));
    } catch (RuntimeException | Error e) {
      giveUp(e);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    try {
      boolean ofResult = asked != null && asked.result();
      take(course.after(runtime.failures.unreachable(e, Taken.YES, job.requestId()), ofResult));
    } catch (RuntimeException | Error fault) {
      giveUp(fault);
    }
  }

  /**
   * Also after a fault of this client, or of a caller's schedule, which must not leave anybody
   * waiting.
   */
  private void giveUp(Throwable failure) {
    if (stop()) {
      watch.failed(this, failure);
    }
  }

  /** Passes on what an answer tells of the job; that it is over, once. */
  private Progress track(ClassifiedResponse verdict) {
    boolean pending = verdict.kind() == ClassifiedResponse.Kind.PENDING;
    boolean over =
        verdict.kind() == ClassifiedResponse.Kind.COMPLETED
            || verdict.kind() == ClassifiedResponse.Kind.IMAGES;
    if (finished || !(over || pending)) {
      return tracker.latest();
    }
    Progress progress = tracker.after(verdict);
    if (over) {
      finished = true;
      if (fresh && (inTime || tracker.wasSeenUnfinished())) {
        runtime.settings.polling().done(progress, tracker.unseen());
      }
    } else {
      tracker.seenUnfinished();
    }
    watch.tell(progress);
    return progress;
  }
}
