package dev.fluxcontract.client.internal.util;

import java.util.Arrays;

/**
 * How long jobs take, as far as is known from some that are done, and when it is best to look
 * whether one more is.
 *
 * <p>Each look has a price, and so has the time between the end of a job and the next look. The
 * cheapest is to look at a rate of {@code sqrt(hazard / (2 · price · time))}, where the hazard is
 * how likely the job ends now if it has not yet. The hazard comes from the past durations, each
 * blurred a little, and from the chance that this job is like none of them: then it is off the
 * middle of them by some factor, or, before there are any, takes any time with equal chance.
 */
public final class DurationEstimator {
  /** What one look costs, in shares of a job's time. */
  private static final double PRICE = 0.0042;

  private static final int REMEMBERED = 32;
  private static final double LEAST_BLUR = 0.04;
  private static final double MOST_BLUR = 0.5;

  /** How far off the middle a job is that is like none before, on average, as a logarithm. */
  private static final double UNLIKE = 0.3;

  /** Durations are thought of as logarithms, from 0.1 to 1000 seconds, in steps of 2 %. */
  private static final double FROM = Math.log(0.1);

  private static final double TO = Math.log(1000);
  private static final double STEP = 0.02;
  private static final int STEPS = (int) ((TO - FROM) / STEP);

  /** Knows no durations. */
  public static final DurationEstimator UNKNOWN = new DurationEstimator();

  private final double[] logs = new double[REMEMBERED];
  private int count;

  /** The number of looks up to each step. Made anew where a duration was added. */
  private volatile double[] looks = looks(logs, 0);

  /** Adds the duration of a job that is done. */
  public synchronized void add(double seconds) {
    logs[count++ % REMEMBERED] = Math.log(Math.max(seconds, 0.001));
    looks = looks(logs, Math.min(count, REMEMBERED));
  }

  /** The middle of what is remembered; 0 where nothing is. */
  public synchronized double median() {
    return count == 0 ? 0 : Math.exp(middle(logs, Math.min(count, REMEMBERED)));
  }

  /** When to look next at a job that has taken so many seconds. */
  public double nextLook(double now) {
    double[] upTo = looks;
    double at = Math.min(Math.max((Math.log(Math.max(now, 0.001)) - FROM) / STEP, 0), STEPS);
    double due = value(upTo, at) + 1;
    int step = (int) at;
    while (step < STEPS && upTo[step + 1] < due) {
      step++;
    }
    if (step == STEPS) {
      return Double.MAX_VALUE;
    }
    double part = (due - upTo[step]) / (upTo[step + 1] - upTo[step]);
    return Math.exp(FROM + (step + part) * STEP);
  }

  private static double value(double[] upTo, double at) {
    int step = Math.min((int) at, STEPS - 1);
    return upTo[step] + (upTo[step + 1] - upTo[step]) * (at - step);
  }

  private static double middle(double[] logs, int known) {
    double[] sorted = Arrays.copyOf(logs, known);
    Arrays.sort(sorted);
    return sorted[known / 2];
  }

  private static double[] looks(double[] logs, int known) {
    double blur = blur(logs, known);
    double middle = known == 0 ? 0 : middle(logs, known);
    double weight = 1.0 / (known + 1);
    double[] upTo = new double[STEPS + 1];
    for (int step = 0; step < STEPS; step++) {
      double x = FROM + step * STEP;
      double density = weight / (TO - FROM);
      double survival = weight * (TO - x) / (TO - FROM);
      if (known > 0) {
        double tail = weight * Math.exp(-Math.abs(x - middle) / UNLIKE) / 2;
        density = tail / UNLIKE;
        survival = x > middle ? tail : weight - tail;
      }
      for (int i = 0; i < known; i++) {
        double z = (x - logs[i]) / blur;
        density += weight * Math.exp(-z * z / 2) / (blur * Math.sqrt(2 * Math.PI));
        // The logistic curve is the normal one's tail within a hundredth.
        survival += weight / (1 + Math.exp(1.702 * z));
      }
      upTo[step + 1] = upTo[step] + STEP * Math.sqrt(density / (2 * PRICE * survival));
    }
    return upTo;
  }

  /** Few durations say little about how much they differ. */
  private static double blur(double[] logs, int known) {
    double mean = 0;
    for (int i = 0; i < known; i++) {
      mean += logs[i] / known;
    }
    double variance = 0;
    for (int i = 0; i < known; i++) {
      variance += (logs[i] - mean) * (logs[i] - mean) / Math.max(known - 1, 1);
    }
    double rule = 1.06 * Math.sqrt(variance) * Math.pow(Math.max(known, 1), -0.2);
    return known < 2 ? MOST_BLUR / 2 : Math.min(Math.max(rule, LEAST_BLUR), MOST_BLUR);
  }
}
