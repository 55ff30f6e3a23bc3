package dev.fluxcontract.client;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Asks for one job, again and again, until it is over or nobody waits any more. */
final class Poller implements Wire.Landing, Line.Work {
  /** So near the deadline it is too late to look once more. */
  private static final long LAST_LOOK = Duration.ofSeconds(1).toNanos();

  private final Line line;
  private final Job job;
  private final Watch watch;
  private final Course course;
  private final Tracker tracker;
  private final boolean fresh;

  private volatile Step.@Nullable Ask asked;
  private @Nullable Flight flight;
  private volatile @Nullable StatusStream stream;
  private Timeline.@Nullable Timer pause;
  private boolean inTime;
  private boolean hurried;
  private boolean stopped;
  private boolean finished;

  /** {@code fresh} where the tracker knows when the job was taken. */
  Poller(Line line, Job job, Watch watch, Course course, Tracker tracker, boolean fresh) {
    this.line = line;
    this.job = job;
    this.watch = watch;
    this.course = course;
    this.tracker = tracker;
    this.fresh = fresh;
  }

  void start() {
    line.begin(this);
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
    Duration due = line.settings.polling().next(tracker.atFirst());
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
    line.end(this);
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
    giveUp(line.failures.closed(Taken.YES, job.requestId()));
  }

  private void take(Step step) {
    if (step instanceof Step.Ask ask) {
      FluxException trouble = course.lastTrouble();
      if (trouble != null) {
        line.tell(listener -> listener.retrying(job, trouble, ask.pause()));
      }
      askAfter(ask);
    } else if (step instanceof Step.Done done) {
      if (stop()) {
        watch.done(done.result());
      }
    } else if (step instanceof Step.Failed failed) {
      giveUp(failed.failure());
    }
  }

  private synchronized void askAfter(Step.Ask next) {
    asked = next;
    long wait = hurried ? 0 : wait(next.pause());
    hurried = false;
    if (stopped) {
      line.end(this);
    } else if (wait == 0) {
      ask();
    } else {
      pause = line.time.after(wait, this::pauseIsOver);
    }
  }

  private synchronized void pauseIsOver() {
    if (pause != null) {
      pause = null;
      ask();
    }
  }

  private void ask() {
    Step.Ask ask = asked;
    if (!stopped && ask != null) {
      Request request = new Request.Builder().url(ask.url()).build();
      flight = line.wire.send(request, line.settings.readLimit(), this);
    }
  }

  /**
   * A pause that would end behind the deadline is cut, so that the job is looked at once more
   * before it.
   */
  private long wait(Duration pause) {
    long wait = Math.max(0, Settings.bounded(pause).toNanos());
    long left = watch.nearestDeadline() - line.time.nanoTime();
    boolean cut = wait >= left && left > LAST_LOOK;
    return cut ? left - LAST_LOOK / 2 : wait;
  }

  @Override
  public void answered(Answer answer) {
    try {
      boolean ofResult = asked != null && asked.result();
      Verdict verdict = ofResult ? Verdict.ofResult(answer) : Verdict.ofStatus(answer);
      Progress progress = track(verdict);
      take(course.after(verdict, ofResult, () -> line.settings.polling().next(progress)));
    } catch (RuntimeException | Error e) {
      giveUp(e);
    }
  }

  @Override
  public void failed(IOException e, boolean timedOut) {
    try {
      boolean ofResult = asked != null && asked.result();
      take(course.after(line.failures.unreachable(e, Taken.YES, job.requestId()), ofResult));
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
  private Progress track(Verdict verdict) {
    boolean pending = verdict.kind() == Verdict.Kind.PENDING;
    boolean over =
        verdict.kind() == Verdict.Kind.COMPLETED || verdict.kind() == Verdict.Kind.IMAGES;
    if (finished || !(over || pending)) {
      return tracker.latest();
    }
    Progress progress = tracker.after(verdict);
    if (over) {
      finished = true;
      if (fresh && (inTime || tracker.wasSeenUnfinished())) {
        line.settings.polling().done(progress, tracker.unseen());
      }
    } else {
      tracker.seenUnfinished();
    }
    watch.tell(progress);
    return progress;
  }
}
