package dev.fluxcontract.conformance.gateway.queue;

import java.time.Duration;

/**
 * How long jobs wait and run: for a number of polls, for a time, or for both.
 *
 * @param queuedPolls how many times a job is seen waiting
 * @param runningPolls how many times it is then seen running
 * @param queued how long it waits at least
 * @param running how long it then runs at least
 */
public record JobTiming(int queuedPolls, int runningPolls, Duration queued, Duration running) {
  public static final JobTiming ONE_POLL_EACH = new JobTiming(1, 1, Duration.ZERO, Duration.ZERO);

  public JobTiming queuedFor(Duration time) {
    return new JobTiming(0, runningPolls, time, running);
  }

  public JobTiming runsFor(Duration time) {
    return new JobTiming(queuedPolls, 0, queued, time);
  }

  public JobTiming queuedForPolls(int polls) {
    return new JobTiming(polls, runningPolls, Duration.ZERO, running);
  }

  public JobTiming runsForPolls(int polls) {
    return new JobTiming(queuedPolls, polls, queued, Duration.ZERO);
  }

  QueueState state(int polls, Duration elapsed) {
    if (polls < queuedPolls || elapsed.compareTo(queued) < 0) {
      return QueueState.IN_QUEUE;
    }
    if (polls < (long) queuedPolls + runningPolls || elapsed.compareTo(queued.plus(running)) < 0) {
      return QueueState.IN_PROGRESS;
    }
    return QueueState.COMPLETED;
  }
}
