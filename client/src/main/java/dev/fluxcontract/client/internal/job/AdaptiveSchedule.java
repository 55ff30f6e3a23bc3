package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.PollSchedule;
import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.util.DurationEstimator;
import dev.fluxcontract.client.model.JobState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks when a job is likely to end, which is known from the model's earlier jobs. The more sure
 * that is, the fewer answers it takes to notice the end soon.
 */
public final class AdaptiveSchedule implements PollSchedule {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** The weight of a queue's unknown length against the run that follows it. */
  private static final double QUEUE = 0.3;

  /** How long the jobs of a model run once they have begun. */
  private final Map<String, DurationEstimator> runs = new ConcurrentHashMap<>();

  /** How long they take as a whole, for gateways that never say that one runs. */
  private final Map<String, DurationEstimator> wholes = new ConcurrentHashMap<>();

  @Override
  public Duration next(Progress progress) {
    Duration running = progress.running();
    double pause =
        running == null ? pauseInQueue(progress) : pause(runs, progress.model(), running);
    Duration next = Duration.ofNanos((long) (pause * 1e9));
    return next.compareTo(SHORTEST) < 0 ? SHORTEST : next.compareTo(LONGEST) > 0 ? LONGEST : next;
  }

  @Override
  public void done(Progress last, Duration unseen) {
    Duration running = last.running();
    Map<String, DurationEstimator> known = running == null ? wholes : runs;
    Duration took = (running == null ? last.elapsed() : running).minus(unseen.dividedBy(2));
    known.computeIfAbsent(last.model(), model -> new DurationEstimator()).add(seconds(took));
  }

  /**
   * In a queue the end is a whole run away at least. The polls only have to show when the run
   * begins, as exactly as the whole duration needs.
   */
  private double pauseInQueue(Progress progress) {
    double elapsed = seconds(progress.elapsed());
    double run = runs.getOrDefault(progress.model(), DurationEstimator.UNKNOWN).median();
    double pause = Math.max(Math.sqrt(QUEUE * elapsed * (elapsed + run)), run / 2);
    boolean mayEndUnseen = wholes.containsKey(progress.model()) || progress.polls() == 0;
    return mayEndUnseen || !progress.state().equals(JobState.IN_QUEUE)
        ? Math.min(
            pause(progress.polls() == 0 ? runs : wholes, progress.model(), progress.elapsed()),
            pause)
        : pause;
  }

  private static double pause(
      Map<String, DurationEstimator> known, String model, Duration elapsed) {
    double now = seconds(elapsed);
    return known.getOrDefault(model, DurationEstimator.UNKNOWN).nextLook(now) - now;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
