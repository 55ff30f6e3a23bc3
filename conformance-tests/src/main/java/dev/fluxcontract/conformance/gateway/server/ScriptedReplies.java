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
  private @Nullable RequestWindow limit;

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
    limit = new RequestWindow(clock, submits, per);
  }

  /** The answer that was told for this step, or null. */
  synchronized @Nullable GatewayReply reply(GatewayStep step) {
    return next(replies, step);
  }

  synchronized Duration delay(GatewayStep step) {
    Duration delay = next(delays, step);
    return delay == null ? Duration.ZERO : delay;
  }

  private static <T> @Nullable T next(Map<GatewayStep, Deque<T>> told, GatewayStep step) {
    Deque<T> queue = told.get(step);
    return queue == null ? null : queue.poll();
  }

  synchronized @Nullable JobFailure fate() {
    return fates.poll();
  }

  /** Seconds until the next submit is taken; 0 where this one is, which then counts. */
  synchronized long secondsToWait() {
    Instant next = limit == null ? null : limit.retryAt();
    return next == null
        ? 0
        : Math.max(1, Duration.between(clock.instant(), next).plusMillis(999).toSeconds());
  }

  public synchronized void clear() {
    replies.clear();
    delays.clear();
    fates.clear();
    limit = null;
  }
}
