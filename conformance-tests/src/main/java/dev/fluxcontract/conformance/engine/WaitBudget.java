package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.http.StopSignal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long jobs are waited for. Once several in a row have not ended in time the others get less: a
 * gateway whose jobs never end would otherwise hold a run for as many deadlines as it has jobs.
 */
final class WaitBudget {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  /** So long a result may be pending although the job is over. */
  private static final Duration LATE_RESULT = Duration.ofSeconds(8);

  private static final int SENSELESS = 4;
  private static final int SOME = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Duration deadline;
  private final RunClock time;
  private final StopSignal stop;
  private final AtomicInteger late = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  WaitBudget(Duration deadline, RunClock time, StopSignal stop) {
    this.deadline = deadline;
    this.time = time;
    this.stop = stop;
  }

  Wait begin() {
    return new Wait();
  }

  /** Notes that a job came to its end in time: those before that did not were exceptions. */
  void over() {
    late.set(0);
    lost.set(0);
  }

  /** How long answers may make no sense before a job is given up: as long as a restart takes. */
  private Duration tolerance() {
    return lost.get() < SOME ? TOLERANCE : LEAST;
  }

  /**
   * One wait, for one job. How long something lasts is counted up to when it was asked for: an
   * answer tells how things stood then, however long it was under way.
   */
  final class Wait {
    private final long start = time.nanos();
    private final Duration allowed = allowed();
    private long asked = start;
    private Duration pause = FIRST_PAUSE;
    private int senseless;
    private long since;

    boolean isOlderThan(Duration age) {
      return asked - start > age.toNanos();
    }

    /** Pauses before the next look; false, without a pause, where the last one came too late. */
    boolean pause() {
      if (isOlderThan(allowed.minusNanos(1))) {
        late.incrementAndGet();
        return false;
      }
      Duration left = allowed.minusNanos(time.nanos() - start);
      stop.pause(pause.compareTo(left) < 0 ? pause : left);
      asked = time.nanos();
      Duration next = pause.multipliedBy(8).dividedBy(5);
      pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
      return true;
    }

    /** Notes whether an answer made sense; true where none has for too long. */
    boolean lost(boolean sense) {
      if (sense) {
        senseless = 0;
        return false;
      }
      since = senseless == 0 ? time.nanos() : since;
      boolean over = ++senseless >= SENSELESS && asked - since >= tolerance().toNanos();
      if (over) {
        lost.incrementAndGet();
      }
      return over;
    }

    /** The same for the result of a job that is over by its state; it may be pending a moment. */
    boolean lostResult(boolean pending) {
      return lost(pending && !isOlderThan(lost.get() < SOME ? LATE_RESULT : LEAST));
    }

    private Duration allowed() {
      Duration less = deadline.dividedBy(8);
      Duration shortened = less.compareTo(LEAST) < 0 ? LEAST : less;
      return late.get() < SOME || shortened.compareTo(deadline) > 0 ? deadline : shortened;
    }
  }
}
