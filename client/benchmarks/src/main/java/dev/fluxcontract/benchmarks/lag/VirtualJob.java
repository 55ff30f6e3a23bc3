package dev.fluxcontract.benchmarks.lag;

import dev.fluxcontract.client.PollSchedule;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.job.JobConstructors;
import dev.fluxcontract.client.model.JobState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job with a known timeline, polled as a schedule says, in virtual time. */
final class VirtualJob {
  private final PollSchedule schedule;
  private final String model;
  private final List<Double> departures;
  private final double end;

  private @Nullable Double lastQueued;
  private @Nullable Double began;
  private int polls;

  /**
   * Makes a job.
   *
   * @param departures when the jobs in front leave the queue, in seconds, in order
   * @param run how long this one runs once it is the first
   */
  VirtualJob(PollSchedule schedule, String model, List<Double> departures, double run) {
    this.schedule = schedule;
    this.model = model;
    this.departures = departures;
    this.end = queue(departures) + run;
  }

  /** What a wait came to: seconds that the job took, seconds until that was noticed, requests. */
  record Outcome(double took, double lag, int requests) {}

  /** Waits for it. */
  Outcome run() {
    double lastPending = 0;
    double now = wait(progress(JobState.IN_QUEUE, null, 0));
    for (polls = 1; now < end; polls++) {
      lastPending = now;
      now += wait(asked(now));
    }
    Progress last = progress(JobState.COMPLETED, null, now);
    schedule.done(last, seconds(now - lastPending));
    // The submit, the status calls, and the result.
    return new Outcome(end, now - end, 1 + polls + 1);
  }

  private Progress asked(double now) {
    if (now < queue(departures)) {
      lastQueued = now;
      int position = (int) departures.stream().filter(departure -> departure > now).count();
      return progress(JobState.IN_QUEUE, position, now);
    }
    if (began == null) {
      began = lastQueued == null ? 0 : (lastQueued + now) / 2;
    }
    return progress(JobState.IN_PROGRESS, null, now);
  }

  private Progress progress(JobState state, @Nullable Integer position, double now) {
    Duration running = began == null ? null : seconds(now - began);
    return JobConstructors.get()
        .progress(model, state, position, List.of(), seconds(now), running, polls);
  }

  private double wait(Progress progress) {
    return schedule.next(progress).toNanos() / 1e9;
  }

  private static double queue(List<Double> departures) {
    return departures.isEmpty() ? 0 : departures.get(departures.size() - 1);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos((long) (seconds * 1e9));
  }
}
