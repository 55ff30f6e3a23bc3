package dev.fluxcontract.conformance.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test told the gateway to do next, apart from its usual work. */
final class Script {
  private final Clock clock;
  private final Map<Step, Deque<Reply>> replies = new EnumMap<>(Step.class);
  private final Map<Step, Deque<Duration>> delays = new EnumMap<>(Step.class);
  private final Deque<Failure> fates = new ArrayDeque<>();
  private int limit = Integer.MAX_VALUE;
  private Duration window = Duration.ZERO;
  private Instant windowEnd = Instant.MIN;
  private int taken;

  Script(Clock clock) {
    this.clock = clock;
  }

  synchronized void answerNext(Step step, Reply reply) {
    replies.computeIfAbsent(step, s -> new ArrayDeque<>()).add(reply);
  }

  synchronized void dropNext(Step step) {
    answerNext(step, Reply.empty(200).breaks(Breakage.RESET));
  }

  synchronized void delayNext(Step step, Duration delay) {
    delays.computeIfAbsent(step, s -> new ArrayDeque<>()).add(delay);
  }

  synchronized void failNextJob(Failure failure) {
    fates.add(failure);
  }

  synchronized void rateLimit(int submits, Duration per) {
    limit = submits;
    window = per;
    windowEnd = Instant.MIN;
  }

  /** The answer that was told for this step, or null. */
  synchronized @Nullable Reply reply(Step step) {
    Deque<Reply> queue = replies.get(step);
    return queue == null ? null : queue.poll();
  }

  synchronized Duration delay(Step step) {
    Deque<Duration> queue = delays.get(step);
    Duration delay = queue == null ? null : queue.poll();
    return delay == null ? Duration.ZERO : delay;
  }

  synchronized @Nullable Failure fate() {
    return fates.poll();
  }

  /** Seconds until the next submit is taken; 0 where this one is, which then counts. */
  synchronized long secondsToWait() {
    Instant now = clock.instant();
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(window);
      taken = 0;
    }
    if (taken < limit) {
      taken++;
      return 0;
    }
    return Math.max(1, Duration.between(now, windowEnd).plusMillis(999).toSeconds());
  }

  synchronized void clear() {
    replies.clear();
    delays.clear();
    fates.clear();
    limit = Integer.MAX_VALUE;
  }
}
