package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.GatewayHttp;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * How many jobs the gateway takes at a time, learned from what it turns away. A submit that would
 * be one too many waits until a job is over: to be turned away may cost as well.
 */
final class ConcurrencyLimit {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** After so many pauses a submit is sent all the same: the limit may be another one now. */
  private static final int PAUSES = 100;

  /** So many that were taken in a row speak for a higher limit. */
  private static final int RAISE = 5;

  private final GatewayHttp http;
  private final Set<String> underWay = new HashSet<>();
  private int limit = Integer.MAX_VALUE;
  private int taken;

  ConcurrencyLimit(GatewayHttp http) {
    this.http = http;
  }

  /** Waits until a job may be submitted, and counts it from then on. */
  void enter(String job) {
    for (int i = 0; i < PAUSES && !hasRoom(); i++) {
      http.stopSignal().pause(PAUSE);
    }
    synchronized (this) {
      underWay.add(job);
    }
  }

  private synchronized boolean hasRoom() {
    return underWay.size() < limit;
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
