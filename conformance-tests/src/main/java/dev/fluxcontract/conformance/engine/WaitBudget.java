package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.RunClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long jobs are waited for. Once some have not ended in time the others get less: a gateway
 * whose jobs never end would otherwise hold a run for as many deadlines as it has jobs.
 */
final class WaitBudget {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Duration deadline;
  private final RunClock time;
  private final GatewayHttp caller;
  private final AtomicInteger lost = new AtomicInteger();

  WaitBudget(Duration deadline, RunClock time, GatewayHttp caller) {
    this.deadline = deadline;
    this.time = time;
    this.caller = caller;
  }

  Wait begin() {
    return new Wait();
  }

  /** One wait, for one job. */
  final class Wait {
    private final long start = time.nanos();
    private Duration pause = FIRST_PAUSE;

    /** Pauses before the next look; false, without a pause, where the time is over. */
    boolean pause() {
      Duration left = allowed().minusNanos(time.nanos() - start);
      if (left.isNegative() || left.isZero()) {
        lost.incrementAndGet();
        return false;
      }
      caller.rest(pause.compareTo(left) < 0 ? pause : left);
      Duration next = pause.multipliedBy(8).dividedBy(5);
      pause = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
      return true;
    }

    private Duration allowed() {
      Duration less = deadline.dividedBy(8);
      Duration shortened = less.compareTo(LEAST) < 0 ? LEAST : less;
      return lost.get() == 0 || shortened.compareTo(deadline) > 0 ? deadline : shortened;
    }
  }
}
