package dev.fluxcontract.conformance.gateway;

import static dev.fluxcontract.conformance.gateway.Faults.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiConsumer;

/** Cancels that do not do what they say. */
final class CancelFaults {
  private CancelFaults() {}

  static List<Fault> all() {
    return List.of(
        stopped("cancel-500", "A cancel is 500.", (turn, reply) -> answers(500).accept(reply)),
        stopped(
            "cancel-404",
            "A cancel of a job that is there is 404.",
            (turn, reply) ->
                reply.become(Reply.json(404, Json.object().put("status", "NOT_FOUND")))),
        stopped(
            "cancel-html",
            "A cancel is answered with a page.",
            (turn, reply) -> Faults.html(reply)),
        stopped(
            "cancel-empty", "A cancel is 202 with nothing.", (turn, reply) -> Faults.empty(reply)),
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
            (turn, reply) -> reply.become(Reply.empty(302).header("Location", "/docs"))),
        new Fault(
            "cancel-too-late-too-soon",
            "A job that waits cannot be cancelled, and is said to be over.",
            b -> {
              b.ignoresCancel = true;
              b.on(Step.CANCEL, (turn, reply) -> claimsTooLate(reply));
            }),
        new Fault(
            "cancel-ignored",
            "A job that was stopped makes its images all the same.",
            b -> b.ignoresCancel = true),
        new Fault(
            "cancelled-has-images",
            "A job that was stopped is COMPLETED with an error, and has images.",
            b -> b.on(Step.RESULT, CancelFaults::handsOut)),
        new Fault(
            "cancelled-forever",
            "A job that was stopped runs for ever.",
            b -> b.onStatusReply(CancelFaults::runsOn)),
        new Fault(
            "cancelled-is-gone",
            "A job that was stopped is not known any more.",
            b ->
                b.on(
                    Step.CANCEL,
                    (turn, reply) -> b.queue().forget(Objects.requireNonNull(turn.jobId)))),
        over(
            "late-cancel-taken",
            "A cancel of a job that is over is taken.",
            (turn, reply) ->
                reply.become(
                    Reply.json(202, Json.object().put("status", "CANCELLATION_REQUESTED")))),
        over(
            "late-cancel-500",
            "A cancel of a job that is over is 500.",
            (turn, reply) -> answers(500).accept(reply)),
        new Fault(
            "late-cancel-deletes",
            "A cancel of a job that is over deletes its result.",
            CancelFaults::deletes),
        new Fault(
            "unknown-cancel-202",
            "A cancel of a job that never was is taken.",
            b -> b.on(Step.CANCEL, (turn, reply) -> takenAnyway(reply))),
        new Fault(
            "unknown-cancel-500",
            "A cancel of a job that never was is 500.",
            b -> b.on(Step.CANCEL, (turn, reply) -> brokenIfUnknown(reply))),
        new Fault(
            "cancels-another-job",
            "A cancel stops the job that was submitted last.",
            CancelFaults::another));
  }

  private static Fault stopped(String name, String sentence, BiConsumer<Turn, Reply> edit) {
    return when(name, sentence, 202, edit);
  }

  private static Fault over(String name, String sentence, BiConsumer<Turn, Reply> edit) {
    return when(name, sentence, 400, edit);
  }

  private static Fault when(
      String name, String sentence, int status, BiConsumer<Turn, Reply> edit) {
    return new Fault(
        name,
        sentence,
        b ->
            b.on(
                Step.CANCEL,
                (turn, reply) -> {
                  if (reply.status == status) {
                    edit.accept(turn, reply);
                  }
                }));
  }

  private static void runsOn(Turn turn, Reply reply) {
    if (Failure.CANCELLED.equals(turn.job().failure())) {
      reply.status = 202;
      reply.object().put("status", "IN_PROGRESS").remove(List.of("error", "error_type"));
    }
  }

  private static void deletes(Behaviour b) {
    b.on(
        Step.CANCEL,
        (turn, reply) -> {
          if (reply.status == 400) {
            b.queue().forget(turn.job().id());
          }
        });
  }

  private static void handsOut(Turn turn, Reply reply) {
    if (turn.job != null && Failure.CANCELLED.equals(turn.job.failure())) {
      ObjectNode result = Json.object();
      result.putArray("images").addObject().put("url", "https://files.example/picture.png");
      reply.become(Reply.json(200, result));
    }
  }

  private static void claimsTooLate(Reply reply) {
    if (reply.status == 202) {
      reply.become(Reply.json(400, Json.object().put("status", "ALREADY_COMPLETED")));
    }
  }

  private static void takenAnyway(Reply reply) {
    if (reply.status == 404) {
      reply.become(Reply.json(202, Json.object().put("status", "CANCELLATION_REQUESTED")));
    }
  }

  private static void brokenIfUnknown(Reply reply) {
    if (reply.status == 404) {
      answers(500).accept(reply);
    }
  }

  private static void another(Behaviour b) {
    Deque<String> taken = new ConcurrentLinkedDeque<>();
    b.onTaken((turn, reply) -> taken.addLast(turn.job().id()));
    b.ignoresCancel = true;
    b.on(Step.CANCEL, (turn, reply) -> b.queue().cancel(taken.getLast()));
  }
}
