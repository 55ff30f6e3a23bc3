package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Tries again what a bad moment spoiled: a 5xx, a broken connection, no answer in time, a job that
 * failed. Where another try goes well, the first one counts as flaky and as nothing else. Whether
 * another try is worth its time is learned, for each step: where none has ever helped, the gateway
 * is broken there, and is not asked over and over.
 */
public final class TroubleRetry {
  /** Long enough for a restart of a gateway. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** Where nothing has ever been answered there may be nobody to wait for. */
  private static final Duration FIRST_CONTACT = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** So many that no other try helped are not chance. */
  private static final int HOPELESS = 3;

  private static final class History {
    private int recovered;
    private int persisted;
  }

  private final RunClock time;
  private final Random random;
  private final Consumer<Duration> pause;
  private final Map<String, History> histories = new TreeMap<>();
  private boolean answered;

  TroubleRetry(RunClock time, Random random, Consumer<Duration> pause) {
    this.time = time;
    this.random = random;
    this.pause = pause;
  }

  /** Whether what came may be due to a bad moment. An answer that is too long is not. */
  public static boolean inTrouble(ProbeResponse response) {
    return response.trouble() != null
        ? !response.endless()
        : response.status() >= 500 && response.status() != 501;
  }

  /**
   * Begins to try something.
   *
   * @param step what is tried, as the report calls it
   * @param tries how often at most
   */
  public Tries begin(String step, int tries) {
    return new Tries(step, tries);
  }

  /** Counts requests that were in trouble, and whose like went well. */
  public void recovered(String step, int requests) {
    History history = history(step);
    synchronized (this) {
      history.recovered += requests;
    }
  }

  /** How many requests were in trouble and went well when they were made again, by step. */
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

  private synchronized History history(String step) {
    return histories.computeIfAbsent(step, any -> new History());
  }

  /** Some tries of one thing. */
  public final class Tries {
    private final History history;
    private final int most;
    private final long start = time.nanos();
    private Duration next = FIRST_PAUSE;
    private int failed;

    private Tries(String step, int most) {
      this.history = history(step);
      this.most = most;
    }

    /** How many of them failed. */
    public int failed() {
      return failed;
    }

    /** Waits before the next try; false, without a wait, where there is none. */
    public boolean again(boolean trouble) {
      if (!done(trouble)) {
        pause.accept(next.plus(next.multipliedBy(random.nextInt(100)).dividedBy(400)));
        next = next.multipliedBy(2);
        next = next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
        return true;
      }
      return false;
    }

    private boolean done(boolean trouble) {
      synchronized (TroubleRetry.this) {
        if (!trouble) {
          answered = true;
          history.recovered += failed;
          return true;
        }
        failed++;
        Duration limit = answered ? LONGEST : FIRST_CONTACT;
        boolean late = failed > 1 && time.nanos() - start >= limit.toNanos();
        boolean hopeless = history.recovered == 0 && history.persisted >= HOPELESS;
        if (failed >= most || late || hopeless) {
          history.persisted++;
          return true;
        }
        return false;
      }
    }
  }
}
