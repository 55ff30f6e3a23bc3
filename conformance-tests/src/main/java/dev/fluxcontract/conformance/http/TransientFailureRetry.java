package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Repeats what may have failed for a moment only: a 5xx, a broken connection, no answer in time, a
 * job that failed. Where a repetition succeeds, the failures before it count as flaky and as
 * nothing else. How often something is repeated is learned: where no repetition of a step ever
 * helped, there is none; where many helped, at this step or in the whole run, a few failures in a
 * row may be chance, and there are more.
 */
public final class TransientFailureRetry {
  /** Long enough for a restart of a gateway. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** Before the first answer nothing says that there is a gateway at all. */
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  /** After so many steps that no repetition helped the step counts as broken. */
  private static final int BROKEN = 3;

  /** A run has hundreds of requests: what is less probable than this in each is not chance. */
  private static final double CHANCE = 1e-5;

  private static final class History {
    private int succeeded;
    private int failed;
    private int recovered;
    private int persisted;

    /** Whether no repetition ever helped. */
    boolean broken() {
      return recovered == 0 && persisted >= BROKEN;
    }

    /** How often it fails for a moment; as if it had done so once in 40 tries before. */
    double flakiness() {
      return (recovered + 1.0) / (succeeded + failed + 40);
    }

    void add(History other) {
      succeeded += other.succeeded;
      failed += other.failed;
      recovered += other.recovered;
    }
  }

  private final RunClock time;
  private final Random random;
  private final Consumer<Duration> pause;
  private final Map<String, History> histories = new TreeMap<>();
  private boolean answered;

  TransientFailureRetry(RunClock time, Random random, Consumer<Duration> pause) {
    this.time = time;
    this.random = random;
    this.pause = pause;
  }

  /** Whether an answer may be due to a momentary failure. One that is too long is not. */
  public static boolean inTrouble(ProbeResponse response) {
    return response.trouble() != null
        ? !response.endless()
        : response.status() >= 500 && response.status() != 501;
  }

  /**
   * Begins to try something.
   *
   * @param step what is tried, as the report calls it
   * @param tries how often, unless the gateway is flaky
   */
  public Tries begin(String step, int tries) {
    return new Tries(step, tries, false);
  }

  /**
   * Begins to read something. Of reads that fail at the same time one counts: it is one outage.
   * What costs money is given up earlier.
   */
  public Tries beginReading(String step, int tries) {
    return new Tries(step, tries, true);
  }

  /** Counts requests that failed, and succeeded when they were repeated. */
  public synchronized void recovered(String step, int requests) {
    history(step).recovered += requests;
  }

  /** How many requests failed and succeeded when they were repeated, by step. */
  public synchronized Map<String, Integer> flaky() {
    Map<String, Integer> flaky = new TreeMap<>();
    histories.forEach(
        (step, history) -> {
          if (history.recovered > 0) {
            flaky.put(step, history.recovered);
          }
        });
    return flaky;
  }

  /** Whether a flaky gateway would hardly ever fail so often in a row. */
  private boolean isNoChance(History step, int inARow) {
    History whole = new History();
    histories.values().forEach(whole::add);
    return Math.pow(Math.max(step.flakiness(), whole.flakiness()), inARow) < CHANCE;
  }

  private synchronized History history(String step) {
    return histories.computeIfAbsent(step, any -> new History());
  }

  /** Some tries of one thing. */
  public final class Tries {
    private final History history;
    private final int most;
    private final boolean reads;
    private long firstFailure;
    private long lastSent;
    private long failedUntil;
    private int persistedBefore;
    private Duration next;
    private int failed;

    private Tries(String step, int most, boolean reads) {
      this.reads = reads;
      this.history = history(step);
      this.most = most;
      // The few tries of a submit, too, are spread over the time of a restart.
      Duration spread = LONGEST.dividedBy(1L << Math.min(most - 1, 30));
      this.next = Collections.max(List.of(FIRST_PAUSE, spread));
    }

    /** Waits before the next try; false, without a wait, where there is none. */
    public boolean again(boolean trouble) {
      if (!done(trouble)) {
        pause.accept(next.plus(next.multipliedBy(random.nextInt(100)).dividedBy(400)));
        next = Collections.min(List.of(next.multipliedBy(2), LONGEST_PAUSE));
        lastSent = time.nanos();
        return true;
      }
      return false;
    }

    /**
     * Whether what failed so far says something of the gateway, although no try is left: it failed
     * for longer than a restart takes, and too often for chance.
     */
    public boolean conclusive() {
      synchronized (TransientFailureRetry.this) {
        boolean lasted = failedUntil - firstFailure >= LONGEST.toNanos();
        return history.broken() || (lasted && isNoChance(history, failed));
      }
    }

    /** Whether the step failed several times and never succeeded: no failure of a moment. */
    public boolean neverSucceeded() {
      synchronized (TransientFailureRetry.this) {
        return history.succeeded == 0 && history.failed >= BROKEN;
      }
    }

    private boolean done(boolean trouble) {
      synchronized (TransientFailureRetry.this) {
        if (!trouble) {
          answered = true;
          history.succeeded++;
          history.recovered += failed;
          return true;
        }
        if (failed++ == 0) {
          firstFailure = time.nanos();
          lastSent = firstFailure;
          persistedBefore = history.persisted;
        }
        history.failed++;
        // Until that try was sent: how long its answer took says nothing of a restart.
        failedUntil = lastSent;
        long spent = failedUntil - firstFailure;
        long limit = (answered ? LONGEST : FIRST_CONTACT).toNanos();
        boolean enough = (failed >= most || spent >= limit) && isNoChance(history, failed);
        boolean tooMuch = failed >= 2 * most || spent >= 3 * limit;
        if (history.broken() || enough || tooMuch) {
          boolean counts = !reads || history.persisted == persistedBefore;
          history.persisted += counts ? 1 : 0;
          return true;
        }
        return false;
      }
    }
  }
}
