package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;
import static dev.fluxcontract.conformance.model.GatewayStep.CANCEL;
import static dev.fluxcontract.conformance.model.GatewayStep.RESULT;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

/** Cancels that do not do what they say. */
final class CancelFaults {
  private static final int STOPPED = 202;
  private static final int OVER = 400;
  private static final int UNKNOWN = 404;

  private CancelFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        when(STOPPED, "cancel-500", "A cancel is 500.", answers(500)),
        when(
            STOPPED,
            "cancel-404",
            "A cancel of a job that is there is 404.",
            says(404, "NOT_FOUND")),
        when(STOPPED, "cancel-html", "A cancel is answered with a page.", FaultCatalogue::html),
        when(STOPPED, "cancel-empty", "A cancel is 202 with nothing.", FaultCatalogue::empty),
        when(
            STOPPED,
            "cancel-state-unknown",
            "A cancel answers a state that nobody documented.",
            reply -> reply.object().put("status", "MAYBE")),
        when(
            STOPPED,
            "cancel-state-number",
            "A cancel answers a number.",
            reply -> reply.object().put("status", 1)),
        when(
            STOPPED,
            "cancel-302",
            "A cancel sends the caller to another page.",
            reply -> reply.become(GatewayReply.redirect(302, "/docs"))),
        new BehaviourChange(
            "cancel-too-late-too-soon",
            "A job that waits cannot be cancelled, and is said to be over.",
            b -> {
              b.ignoresCancel = true;
              b.on(CANCEL, STOPPED, says(400, "ALREADY_COMPLETED"));
            }),
        new BehaviourChange(
            "cancel-ignored",
            "A job that was stopped makes its images all the same.",
            b -> b.ignoresCancel = true),
        new BehaviourChange(
            "cancelled-has-images",
            "A job that was stopped is COMPLETED with an error, and has images.",
            b -> b.on(RESULT, CancelFaults::handsOut)),
        new BehaviourChange(
            "cancelled-images-later",
            "A job that was stopped has images when its result is read once more.",
            CancelFaults::handsOutLater),
        new BehaviourChange(
            "cancel-404-of-kontext",
            "A cancel of a job of Kontext that is there is 404.",
            b -> b.on(CANCEL, CancelFaults::unknownAtKontext)),
        new BehaviourChange(
            "cancelled-forever",
            "A job that was stopped runs for ever.",
            b -> b.onStatusReply(CancelFaults::runsOn)),
        new BehaviourChange(
            "cancelled-is-gone",
            "A job that was stopped is not known any more.",
            b -> b.on(CANCEL, (context, reply) -> b.queue().forget(requireNonNull(context.jobId)))),
        when(
            OVER,
            "late-cancel-taken",
            "A cancel of a job that has ended is accepted.",
            says(202, "CANCELLATION_REQUESTED")),
        when(OVER, "late-cancel-500", "A cancel of a job that has ended is 500.", answers(500)),
        new BehaviourChange(
            "late-cancel-deletes",
            "A cancel of a job that has ended deletes its result.",
            b -> late(b, id -> b.queue().forget(id))),
        new BehaviourChange(
            "late-cancel-empties",
            "A cancel of a job that has ended takes the images out of its result.",
            CancelFaults::empties),
        when(
            UNKNOWN,
            "unknown-cancel-202",
            "A cancel of a job that does not exist is accepted.",
            says(202, "CANCELLATION_REQUESTED")),
        when(
            UNKNOWN,
            "unknown-cancel-500",
            "A cancel of a job that does not exist is 500.",
            answers(500)),
        new BehaviourChange(
            "cancels-another-job",
            "A cancel stops the last submitted of the other jobs instead.",
            CancelFaults::another));
  }

  /** Another answer to a cancel that a gateway without faults answers with that status. */
  private static BehaviourChange when(
      int status, String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange(name, sentence, b -> b.on(CANCEL, status, edit));
  }

  private static Consumer<GatewayReply> says(int status, String state) {
    return reply -> reply.become(GatewayReply.state(status, state));
  }

  private static void runsOn(RequestContext context, GatewayReply reply) {
    if (JobFailure.CANCELLED.equals(context.job().failure())) {
      reply.status = 202;
      reply.object().put("status", "IN_PROGRESS").remove(List.of("error", "error_type"));
    }
  }

  private static void late(Behaviour b, Consumer<String> then) {
    b.on(
        CANCEL,
        (context, reply) -> {
          if (reply.status == OVER) {
            then.accept(context.job().id());
          }
        });
  }

  private static void empties(Behaviour b) {
    Set<String> cancelled = ConcurrentHashMap.newKeySet();
    late(b, cancelled::add);
    b.onDone(
        (context, reply) -> {
          if (cancelled.contains(context.job().id())) {
            reply.object().putArray("images");
          }
        });
  }

  private static void handsOut(RequestContext context, GatewayReply reply) {
    if (context.job != null && JobFailure.CANCELLED.equals(context.job.failure())) {
      ObjectNode result = LosslessJson.object();
      result.putArray("images").addObject().put("url", "https://files.example/picture.png");
      reply.become(GatewayReply.json(200, result));
    }
  }

  private static void handsOutLater(Behaviour b) {
    Set<String> read = ConcurrentHashMap.newKeySet();
    b.on(
        RESULT,
        (context, reply) -> {
          if (context.job != null && !read.add(context.job.id())) {
            handsOut(context, reply);
          }
        });
  }

  private static void unknownAtKontext(RequestContext context, GatewayReply reply) {
    if (reply.status == STOPPED && context.job().operation().path().contains("kontext")) {
      says(404, "NOT_FOUND").accept(reply);
    }
  }

  private static void another(Behaviour b) {
    Deque<String> taken = new ConcurrentLinkedDeque<>();
    b.onTaken((context, reply) -> taken.addFirst(context.job().id()));
    b.ignoresCancel = true;
    b.on(
        CANCEL,
        (context, reply) -> {
          if (reply.status == STOPPED) {
            stopLast(b.queue(), taken, context.job().id());
          }
        });
  }

  /** Stops the job that was submitted last of those under way, but for that one. */
  private static void stopLast(QueueModel queue, Deque<String> taken, String spared) {
    for (String id : taken) {
      if (!id.equals(spared) && queue.cancel(id) == QueueModel.Cancelled.STOPPED) {
        return;
      }
    }
  }
}
