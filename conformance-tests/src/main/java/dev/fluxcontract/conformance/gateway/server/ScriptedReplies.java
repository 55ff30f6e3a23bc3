package dev.fluxcontract.conformance.gateway.server;

import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test told the gateway to do next, apart from its usual work. */
public final class ScriptedReplies {
  private final Clock clock;
  private final Map<GatewayStep, Deque<GatewayReply>> replies = new EnumMap<>(GatewayStep.class);
  private final Map<GatewayStep, Deque<Duration>> delays = new EnumMap<>(GatewayStep.class);
  private final Deque<JobFailure> fates = new ArrayDeque<>();
  private int limit = Integer.MAX_VALUE;
  private Duration window = Duration.ZERO;
  private Instant windowEnd = Instant.MIN;
  private int taken;

  public ScriptedReplies(Clock clock) {
    this.clock = clock;
  }

  public synchronized void answerNext(GatewayStep step, GatewayReply reply) {
    replies.computeIfAbsent(step, s -> new ArrayDeque<>()).add(reply);
  }

  public synchronized void dropNext(GatewayStep step) {
    answerNext(step, GatewayReply.empty(200).breaks(ConnectionBreak.RESET));
  }

  public synchronized void delayNext(GatewayStep step, Duration delay) {
    delays.computeIfAbsent(step, s -> new ArrayDeque<>()).add(delay);
  }

  public synchronized void failNextJob(JobFailure failure) {
    fates.add(failure);
  }

  public synchronized void rateLimit(int submits, Duration per) {
    limit = submits;
    window = per;
    windowEnd = Instant.MIN;
  }

  /** The answer that was told for this step, or null. */
  synchronized @Nullable GatewayReply reply(GatewayStep step) {
    Deque<GatewayReply> queue = replies.get(step);
    return queue == null ? null : queue.poll();
  }

  synchronized Duration delay(GatewayStep step) {
    Deque<Duration> queue = delays.get(step);
    Duration delay = queue == null ? null : queue.poll();
    return delay == null ? Duration.ZERO : delay;
  }

  synchronized @Nullable JobFailure fate() {
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

  public synchronized void clear() {
    replies.clear();
    delays.clear();
    fates.clear();
    limit = Integer.MAX_VALUE;
  }
}
