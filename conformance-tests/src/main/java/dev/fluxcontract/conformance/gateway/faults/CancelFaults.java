package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiConsumer;

/** Cancels that do not do what they say. */
final class CancelFaults {
  private CancelFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        stopped("cancel-500", "A cancel is 500.", (turn, reply) -> answers(500).accept(reply)),
        stopped(
            "cancel-404",
            "A cancel of a job that is there is 404.",
            (turn, reply) ->
                reply.become(
                    GatewayReply.json(404, LosslessJson.object().put("status", "NOT_FOUND")))),
        stopped(
            "cancel-html",
            "A cancel is answered with a page.",
            (turn, reply) -> FaultCatalogue.html(reply)),
        stopped(
            "cancel-empty",
            "A cancel is 202 with nothing.",
            (turn, reply) -> FaultCatalogue.empty(reply)),
        stopped(
            "cancel-state-unknown",
            "A cancel answers a state that nobody documented.",
            (turn, reply) -> reply.object().put("status", "MAYBE")),
        stopped(
            "cancel-state-number",
            "A cancel answers a number.",
            (turn, reply) -> reply.object().put("status", 1)),
        stopped(
            "cancel-302",
            "A cancel sends the caller to another page.",
            (turn, reply) -> reply.become(GatewayReply.empty(302).header("Location", "/docs"))),
        new BehaviourChange(
            "cancel-too-late-too-soon",
            "A job that waits cannot be cancelled, and is said to be over.",
            b -> {
              b.ignoresCancel = true;
              b.on(GatewayStep.CANCEL, (turn, reply) -> claimsTooLate(reply));
            }),
        new BehaviourChange(
            "cancel-ignored",
            "A job that was stopped makes its images all the same.",
            b -> b.ignoresCancel = true),
        new BehaviourChange(
            "cancelled-has-images",
            "A job that was stopped is COMPLETED with an error, and has images.",
            b -> b.on(GatewayStep.RESULT, CancelFaults::handsOut)),
        new BehaviourChange(
            "cancelled-images-later",
            "A job that was stopped has images when its result is read once more.",
            CancelFaults::handsOutLater),
        new BehaviourChange(
            "cancel-404-of-kontext",
            "A cancel of a job of Kontext that is there is 404.",
            b -> b.on(GatewayStep.CANCEL, CancelFaults::unknownAtKontext)),
        new BehaviourChange(
            "cancelled-forever",
            "A job that was stopped runs for ever.",
            b -> b.onStatusReply(CancelFaults::runsOn)),
        new BehaviourChange(
            "cancelled-is-gone",
            "A job that was stopped is not known any more.",
            b ->
                b.on(
                    GatewayStep.CANCEL,
                    (turn, reply) -> b.queue().forget(Objects.requireNonNull(turn.jobId)))),
        over(
            "late-cancel-taken",
            "A cancel of a job that has ended is accepted.",
            (turn, reply) ->
                reply.become(
                    GatewayReply.json(
                        202, LosslessJson.object().put("status", "CANCELLATION_REQUESTED")))),
        over(
            "late-cancel-500",
            "A cancel of a job that has ended is 500.",
            (turn, reply) -> answers(500).accept(reply)),
        new BehaviourChange(
            "late-cancel-deletes",
            "A cancel of a job that has ended deletes its result.",
            CancelFaults::deletes),
        new BehaviourChange(
            "unknown-cancel-202",
            "A cancel of a job that does not exist is accepted.",
            b -> b.on(GatewayStep.CANCEL, (turn, reply) -> takenAnyway(reply))),
        new BehaviourChange(
            "unknown-cancel-500",
            "A cancel of a job that does not exist is 500.",
            b -> b.on(GatewayStep.CANCEL, (turn, reply) -> brokenIfUnknown(reply))),
        new BehaviourChange(
            "cancels-another-job",
            "A cancel stops the job that was submitted last.",
            CancelFaults::another));
  }

  private static BehaviourChange stopped(
      String name, String sentence, BiConsumer<RequestContext, GatewayReply> edit) {
    return when(name, sentence, 202, edit);
  }

  private static BehaviourChange over(
      String name, String sentence, BiConsumer<RequestContext, GatewayReply> edit) {
    return when(name, sentence, 400, edit);
  }

  private static BehaviourChange when(
      String name, String sentence, int status, BiConsumer<RequestContext, GatewayReply> edit) {
    return new BehaviourChange(
        name,
        sentence,
        b ->
            b.on(
                GatewayStep.CANCEL,
                (turn, reply) -> {
                  if (reply.status == status) {
                    edit.accept(turn, reply);
                  }
                }));
  }

  private static void runsOn(RequestContext turn, GatewayReply reply) {
    if (JobFailure.CANCELLED.equals(turn.job().failure())) {
      reply.status = 202;
      reply.object().put("status", "IN_PROGRESS").remove(List.of("error", "error_type"));
    }
  }

  private static void deletes(Behaviour b) {
    b.on(
        GatewayStep.CANCEL,
        (turn, reply) -> {
          if (reply.status == 400) {
            b.queue().forget(turn.job().id());
          }
        });
  }

  private static void handsOut(RequestContext turn, GatewayReply reply) {
    if (turn.job != null && JobFailure.CANCELLED.equals(turn.job.failure())) {
      ObjectNode result = LosslessJson.object();
      result.putArray("images").addObject().put("url", "https://files.example/picture.png");
      reply.become(GatewayReply.json(200, result));
    }
  }

  private static void handsOutLater(Behaviour b) {
    Set<String> read = ConcurrentHashMap.newKeySet();
    b.on(
        GatewayStep.RESULT,
        (turn, reply) -> {
          if (turn.job != null && !read.add(turn.job.id())) {
            handsOut(turn, reply);
          }
        });
  }

  private static void unknownAtKontext(RequestContext turn, GatewayReply reply) {
    if (reply.status == 202 && turn.job().operation().path().contains("kontext")) {
      reply.become(GatewayReply.json(404, LosslessJson.object().put("status", "NOT_FOUND")));
    }
  }

  private static void claimsTooLate(GatewayReply reply) {
    if (reply.status == 202) {
      reply.become(
          GatewayReply.json(400, LosslessJson.object().put("status", "ALREADY_COMPLETED")));
    }
  }

  private static void takenAnyway(GatewayReply reply) {
    if (reply.status == 404) {
      reply.become(
          GatewayReply.json(202, LosslessJson.object().put("status", "CANCELLATION_REQUESTED")));
    }
  }

  private static void brokenIfUnknown(GatewayReply reply) {
    if (reply.status == 404) {
      answers(500).accept(reply);
    }
  }

  private static void another(Behaviour b) {
    Deque<String> taken = new ConcurrentLinkedDeque<>();
    b.onTaken((turn, reply) -> taken.addLast(turn.job().id()));
    b.ignoresCancel = true;
    b.on(GatewayStep.CANCEL, (turn, reply) -> b.queue().cancel(taken.getLast()));
  }
}
