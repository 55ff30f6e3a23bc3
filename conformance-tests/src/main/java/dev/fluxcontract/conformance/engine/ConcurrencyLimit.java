package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.StopSignal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How many jobs the gateway takes at a time, learned from what it turns away. A submit that would
 * be one too many waits until a job is over: to be turned away may cost as well.
 */
final class ConcurrencyLimit {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private static final Duration LEAST = Duration.ofSeconds(10);

  /** So many that were taken in a row speak for a higher limit. */
  private static final int RAISE = 5;

  private final StopSignal stop;
  private final long pauses;
  private final Set<String> underWay = new HashSet<>();
  private int limit = Integer.MAX_VALUE;
  private int taken;

  /**
   * A limit that is not known yet.
   *
   * @param longest how long a job may take; after so long a submit is sent all the same, since the
   *     limit may be another one now
   */
  ConcurrencyLimit(StopSignal stop, Duration longest) {
    this.stop = stop;
    this.pauses = (longest.compareTo(LEAST) > 0 ? longest : LEAST).dividedBy(PAUSE);
  }

  /** Waits until a job may be submitted, and counts it from then on. */
  void enter(String job) {
    for (long i = 0; !tryEnter(job, i >= pauses); i++) {
      stop.pause(PAUSE);
    }
  }

  /** Counts a job where there is room, where it counts already, or anyway; says whether it does. */
  synchronized boolean tryEnter(String job, boolean anyway) {
    boolean enters = anyway || underWay.size() < limit || underWay.contains(job);
    if (enters) {
      underWay.add(job);
    }
    return enters;
  }

  /** Notes that a job was taken. */
  synchronized void accepted() {
    if (limit < Integer.MAX_VALUE && ++taken % RAISE == 0) {
      limit++;
    }
  }

  /** Notes that a job was turned away because there are too many. */
  synchronized void rejected(String job) {
    underWay.remove(job);
    limit = Math.max(1, underWay.size());
    taken = 0;
  }

  /** Notes that a job is over, or that there is none. */
  synchronized void over(String job) {
    underWay.remove(job);
  }
}
