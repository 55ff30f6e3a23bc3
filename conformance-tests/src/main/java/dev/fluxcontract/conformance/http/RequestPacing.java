package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * What the gateway bears in requests, learned from its answers with 429: until when nothing is to
 * be sent, and how far apart requests are sent then. All requests of a run share it.
 */
final class RequestPacing {
  private static final long FIRST_SPACING = Duration.ofMillis(20).toNanos();
  private static final long LONGEST_SPACING = Duration.ofSeconds(2).toNanos();

  /** One burst that is turned away teaches once. */
  private static final long ONE_LESSON = Duration.ofMillis(500).toNanos();

  /** So many requests that gave up, with no other answer between them, are all requests. */
  private static final int ALL = 3;

  private static final class Rejections {
    private long since;
    private int inARow;
    private int gaveUp;
  }

  private final Duration patience;
  private final RunClock time;
  private final Random random;
  private final Map<RequestPurpose, Rejections> rejections = new EnumMap<>(RequestPurpose.class);
  private long next;
  private long spacing;
  private long lesson;

  /**
   * A limit that is not known yet.
   *
   * @param patience how long requests of one purpose may be answered with 429 only
   */
  RequestPacing(Duration patience, RunClock time, Random random) {
    this.patience = patience;
    this.time = time;
    this.random = random;
    this.next = time.nanos();
    this.lesson = next - ONE_LESSON;
  }

  /** How long to wait before the next request is sent. */
  synchronized Duration turn() {
    long now = time.nanos();
    long at = Math.max(now, next);
    if (spacing > 0) {
      next = at + spacing;
    }
    return Duration.ofNanos(at - now);
  }

  /** Learns from an answer. */
  synchronized void learn(RequestPurpose purpose, ProbeResponse response) {
    long now = time.nanos();
    if (!response.hasStatus(429)) {
      if (response.status() > 0) {
        rejections.remove(purpose);
      }
      spacing = spacing < FIRST_SPACING / 8 ? 0 : spacing - spacing / 50;
      return;
    }
    Rejections some = rejections.computeIfAbsent(purpose, any -> new Rejections());
    if (some.inARow++ == 0) {
      some.since = now;
    }
    if (now - lesson >= ONE_LESSON) {
      lesson = now;
      spacing = Math.min(LONGEST_SPACING, Math.max(FIRST_SPACING, spacing * 2));
    }
    long hint = RetryAfterHint.of(response, time.now()).toNanos();
    // Whoever waits for the same moment comes a little after it, each at another time.
    long jitter = (long) (random.nextDouble() * Math.max(hint / 4, FIRST_SPACING));
    next = Math.max(next, now + hint + jitter);
  }

  /** Whether a request that was answered with 429 is to be sent again. */
  synchronized boolean waits(RequestPurpose purpose) {
    Rejections some = rejections.get(purpose);
    return some == null || time.nanos() - some.since < patience.toNanos();
  }

  /** Notes that a request is given up, and tells whether all of its purpose are. */
  synchronized boolean rejectsAll(RequestPurpose purpose) {
    Rejections some = rejections.get(purpose);
    return some != null && ++some.gaveUp >= ALL;
  }

  /** How many answers of that purpose in a row were 429. */
  synchronized int inARow(RequestPurpose purpose) {
    return rejections.getOrDefault(purpose, new Rejections()).inARow;
  }
}
