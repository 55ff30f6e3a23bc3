package dev.fluxcontract.conformance.gateway;

import java.time.Duration;

/**
 * How long jobs wait and run: for a number of polls, for a time, or for both.
 *
 * @param queuedPolls how many times a job is seen waiting
 * @param runningPolls how many times it is then seen running
 * @param queued how long it waits at least
 * @param running how long it then runs at least
 */
record Timing(int queuedPolls, int runningPolls, Duration queued, Duration running) {
  static final Timing ONE_POLL_EACH = new Timing(1, 1, Duration.ZERO, Duration.ZERO);

  Timing queuedFor(Duration time) {
    return new Timing(0, runningPolls, time, running);
  }

  Timing runsFor(Duration time) {
    return new Timing(queuedPolls, 0, queued, time);
  }

  Timing queuedForPolls(int polls) {
    return new Timing(polls, runningPolls, Duration.ZERO, running);
  }

  Timing runsForPolls(int polls) {
    return new Timing(queuedPolls, polls, queued, Duration.ZERO);
  }

  State state(int polls, Duration elapsed) {
    if (polls < queuedPolls || elapsed.compareTo(queued) < 0) {
      return State.IN_QUEUE;
    }
    if (polls < (long) queuedPolls + runningPolls || elapsed.compareTo(queued.plus(running)) < 0) {
      return State.IN_PROGRESS;
    }
    return State.COMPLETED;
  }
}
