package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.job.AdaptiveSchedule;
import java.time.Duration;

/**
 * Says when to ask for a job's status again.
 *
 * <p>One schedule serves any number of jobs and threads at a time.
 */
@FunctionalInterface
public interface PollSchedule {
  /**
   * How long to wait before the gateway is asked again. It is called on the thread that begins a
   * wait, and after that on the client's threads. What it throws ends the wait; the job can be
   * awaited again.
   */
  Duration next(Progress progress);

  /**
   * Reports that a job is done, for schedules that learn. What it throws goes to the thread's
   * uncaught exception handler.
   *
   * @param last what the last response reported
   * @param unseen how long before that answer the job was last seen unfinished
   */
  default void done(Progress last, Duration unseen) {}

  /**
   * Asks often where the end is near and seldom where it is far. How long the jobs of each model
   * take is learnt from those that this schedule has seen; before the first, the wait grows with
   * the time that has passed.
   */
  static PollSchedule adaptive() {
    return new AdaptiveSchedule();
  }

  /**
   * Asks at one interval.
   *
   * @throws IllegalArgumentException if it is not longer than 0
   */
  static PollSchedule fixed(Duration interval) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("fixed(" + interval + "): an interval is longer than 0");
    }
    return progress -> interval;
  }
}
