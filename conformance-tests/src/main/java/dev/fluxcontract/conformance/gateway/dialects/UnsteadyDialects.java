package dev.fluxcontract.conformance.gateway.dialects;

import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ConnectionBreak;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.gateway.server.RequestWindow;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Correct gateways with load, limits and failures, as they occur in practice. */
final class UnsteadyDialects {
  private static final double NOISE = 0.1;

  private static final double FAILING = 1.0 / 30;
  private static final int JOBS_AT_A_TIME = 4;
  private static final int REQUESTS_A_SECOND = 12;
  private static final Duration HIDDEN = Duration.ofMillis(300);
  private static final Duration RESTART = Duration.ofSeconds(4);
  private static final int REFUSED_AT_LEAST = 3; // one in each way
  private static final Duration PROXY_TIMEOUT = Duration.ofMillis(200);

  private UnsteadyDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "noise",
            "One request in ten fails for a moment: 5xx, 429, no answer, an answer cut off or lost;"
                + " some have interim answers first.",
            UnsteadyDialects::noise),
        new BehaviourChange(
            "four-jobs",
            "Four jobs are under way at a time; another submit is 429.",
            UnsteadyDialects::limitJobs),
        new BehaviourChange(
            "twelve-requests",
            "Twelve requests are answered in a second; another one is 429 with Retry-After, in"
                + " seconds or as a date.",
            UnsteadyDialects::limitRequests),
        new BehaviourChange(
            "eventual",
            "A job is 404 for 0.3 seconds after its submit, and its result after COMPLETED.",
            UnsteadyDialects::hideForAMoment),
        new BehaviourChange(
            "restarts",
            "It restarts in the middle: for four seconds, and at least three requests, connections are"
                + " reset, or answered with 502 or 503; the jobs survive.",
            UnsteadyDialects::restart),
        new BehaviourChange(
            "failing-jobs",
            "One job in thirty fails, with a proper error.",
            b ->
                b.fates =
                    context ->
                        b.draw(context, "failure") < FAILING
                            ? new JobFailure(500, "The model ran out of memory", "internal_error")
                            : null));
  }

  private static void noise(Behaviour b) {
    b.instead =
        context -> {
          double draw = b.draw(context, "before") / NOISE * 8;
          return draw < 6 ? trouble(b, (int) draw) : null;
        };
    b.onReply(
        (context, reply) -> {
          double draw = b.draw(context, "after") / NOISE * 8;
          if (draw < 1) {
            reply.breaks(ConnectionBreak.RESET);
          } else if (draw < 2) {
            reply.become(page(504, "Gateway Timeout"));
          } else if (draw < 3) {
            reply.breaks(ConnectionBreak.GARBAGE);
          } else if (draw < 5) {
            reply.interim = 3;
          }
        });
  }

  /** A failure before the gateway has read the request. */
  private static GatewayReply trouble(Behaviour b, int kind) {
    return switch (kind) {
      case 0 -> page(502, "Bad Gateway");
      case 1 -> page(503, "Service Unavailable").header("Retry-After", "1");
      case 2 -> b.errors.reply(500, "Something went wrong", "internal_error");
      case 3 -> b.errors.tooMany().header("Retry-After", "0");
      case 4 -> GatewayReply.empty(200).breaks(ConnectionBreak.RESET);
      default -> {
        GatewayReply timeout = GatewayReply.empty(200).breaks(ConnectionBreak.CLOSED);
        timeout.delay = PROXY_TIMEOUT;
        yield timeout;
      }
    };
  }

  private static GatewayReply page(int status, String title) {
    return GatewayReply.empty(status).text("text/html", "<h1>" + status + " " + title + "</h1>");
  }

  private static void limitJobs(Behaviour b) {
    b.timing = b.timing.queuedFor(Duration.ofSeconds(1)).runsFor(Duration.ofSeconds(2));
    b.instead =
        context ->
            context.step == GatewayStep.SUBMIT && b.queue().underWay() >= JOBS_AT_A_TIME
                ? b.errors.tooMany()
                : null;
  }

  private static void limitRequests(Behaviour b) {
    RequestWindow window = new RequestWindow(b.clock, REQUESTS_A_SECOND, Duration.ofSeconds(1));
    b.instead =
        context -> {
          Instant next = window.retryAt();
          return next == null
              ? null
              : tooMany(b, next.plusMillis(999).getEpochSecond(), b.clock.instant());
        };
  }

  /** Where the second to come back in is odd, it is given as a date. */
  private static GatewayReply tooMany(Behaviour b, long next, Instant now) {
    GatewayReply reply = b.errors.tooMany().header("Date", date(now));
    return next % 2 == 0
        ? reply.header("Retry-After", String.valueOf(next - now.getEpochSecond()))
        : reply.header("Retry-After", date(Instant.ofEpochSecond(next)));
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }

  private static void hideForAMoment(Behaviour b) {
    b.timing = b.timing.queuedFor(Duration.ofSeconds(1)).runsFor(Duration.ofSeconds(1));
    Map<String, Instant> jobs = new ConcurrentHashMap<>();
    Map<String, Instant> results = new ConcurrentHashMap<>();
    b.onTaken((context, reply) -> isHidden(jobs, context, b.clock));
    b.onReply(
        (context, reply) -> {
          if (context.job != null
              && context.step != GatewayStep.SUBMIT
              && context.step != GatewayStep.FILE) {
            boolean hidden = isHidden(jobs, context, b.clock);
            boolean early = !hidden && context.job.over() && isHidden(results, context, b.clock);
            if (hidden || (early && context.step == GatewayStep.RESULT)) {
              reply.become(b.errors.unknownJob());
            }
          }
        });
  }

  /** Whether less than a moment has gone by since the first call for a job. */
  private static boolean isHidden(Map<String, Instant> since, RequestContext context, Clock clock) {
    Instant now = clock.instant();
    Instant first = since.computeIfAbsent(context.job().id(), id -> now);
    return now.isBefore(first.plus(HIDDEN));
  }

  private static void restart(Behaviour b) {
    int before = 10 + b.draws.number(200);
    AtomicInteger requests = new AtomicInteger();
    AtomicReference<@Nullable Instant> end = new AtomicReference<>();
    b.instead =
        context -> {
          int number = requests.incrementAndGet();
          if (number < before) {
            return null;
          }
          Instant now = b.clock.instant();
          Instant back = end.updateAndGet(known -> known == null ? now.plus(RESTART) : known);
          return number >= before + REFUSED_AT_LEAST && !now.isBefore(back)
              ? null
              : switch (number % 3) {
                case 0 -> page(502, "Bad Gateway");
                case 1 -> page(503, "Service Unavailable");
                default -> GatewayReply.empty(200).breaks(ConnectionBreak.RESET);
              };
        };
  }
}
