package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.painting.ImagePainter;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.gateway.queue.QueueState;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what is asked about jobs: how they stand, what they made, that they be stopped. */
record JobHandler(Behaviour behaviour, QueueModel queue, ResponseBodies bodies) {
  private static final int MOST_EVENTS = 100;

  GatewayReply answer(RequestContext context) {
    return switch (context.step) {
      case STATUS ->
          behaviour.statusMissing > 0 ? missing(behaviour.statusMissing) : status(context);
      case STREAM -> stream(context);
      case RESULT -> result(context);
      case CANCEL ->
          behaviour.cancelMissing > 0 ? missing(behaviour.cancelMissing) : cancel(context);
      case FILE -> file(context);
      default -> missing(404);
    };
  }

  private GatewayReply status(RequestContext context) {
    QueuedJob job = look(context);
    return job == null ? behaviour.errors.unknownJob() : status(job, context);
  }

  private GatewayReply status(QueuedJob job, RequestContext context) {
    String logs = context.query.getOrDefault("logs", "0");
    boolean withLogs = logs.equals("1") || logs.equals("true");
    ObjectNode body = bodies.status(job, context.own, withLogs);
    if (behaviour.imagesInStatus && job.done()) {
      body.setAll(bodies.result(job, context.own));
    }
    return GatewayReply.json(job.over() ? 200 : behaviour.pendingStatus, body);
  }

  private GatewayReply result(RequestContext context) {
    QueuedJob job = look(context);
    if (job == null) {
      return behaviour.errors.unknownJob();
    }
    JobFailure failure = job.failure();
    if (failure != null) {
      return behaviour
          .errors
          .reply(failure.status(), failure.message(), failure.type())
          .header("X-Fal-Error-Type", failure.type());
    }
    if (job.over()) {
      return GatewayReply.json(200, bodies.result(job, context.own));
    }
    return behaviour.earlyResult == 400
        ? behaviour.errors.inProgress()
        : GatewayReply.json(behaviour.earlyResult, bodies.status(job, context.own, false));
  }

  private GatewayReply cancel(RequestContext context) {
    String id = Objects.requireNonNull(context.jobId);
    if (isForeign(context)) {
      return GatewayReply.state(404, "NOT_FOUND");
    }
    GatewayReply reply =
        switch (behaviour.ignoresCancel ? queue.wouldCancel(id) : queue.cancel(id)) {
          case STOPPED -> GatewayReply.state(202, "CANCELLATION_REQUESTED");
          case TOO_LATE -> GatewayReply.state(400, "ALREADY_COMPLETED");
          case UNKNOWN -> GatewayReply.state(404, "NOT_FOUND");
        };
    context.job = queue.peek(id);
    return reply;
  }

  /** Each state as it comes; one that takes time is waited for before the answer leaves. */
  private GatewayReply stream(RequestContext context) {
    QueuedJob job = look(context);
    if (job == null) {
      return behaviour.errors.unknownJob();
    }
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < MOST_EVENTS && !job.over(); i++) {
      event(events, bodies.status(job, context.own, true));
      job = Objects.requireNonNull(queue.look(job.id()));
    }
    Duration left = behaviour.timing.queued().plus(behaviour.timing.running()).minus(job.worked());
    event(events, bodies.status(job.in(QueueState.COMPLETED), context.own, true));
    GatewayReply reply = GatewayReply.empty(200).text("text/event-stream", events.toString());
    reply.delay = job.over() || left.isNegative() ? Duration.ZERO : left;
    return reply;
  }

  private static void event(StringBuilder events, ObjectNode status) {
    events.append("data: ").append(LosslessJson.write(status)).append("\n\n");
  }

  private GatewayReply file(RequestContext context) {
    QueuedJob job = queue.peek(Objects.requireNonNull(context.jobId));
    if (job == null || !job.done() || context.fileNumber >= job.making().count()) {
      return missing(404);
    }
    context.job = job;
    ImageSpec painted = behaviour.paints.apply(job.making());
    byte[] file = ImagePainter.file(painted, context.fileNumber);
    return GatewayReply.empty(200).body(job.making().contentType(), file);
  }

  private @Nullable QueuedJob look(RequestContext context) {
    context.job = isForeign(context) ? null : queue.look(Objects.requireNonNull(context.jobId));
    return context.job;
  }

  /** Whether another customer asks than the one whose job it is. */
  private boolean isForeign(RequestContext context) {
    QueuedJob job = queue.peek(Objects.requireNonNull(context.jobId));
    boolean otherCustomersJob = job != null && job.otherCustomers();
    return context.otherCustomer != otherCustomersJob && !behaviour.sharesJobs.test(context);
  }

  private GatewayReply missing(int status) {
    return behaviour.errors.reply(
        status, status == 405 ? "Method Not Allowed" : "Not Found", "not_found");
  }
}
