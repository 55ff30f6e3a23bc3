package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;
import static dev.fluxcontract.conformance.model.GatewayStep.RESULT;
import static dev.fluxcontract.conformance.model.GatewayStep.STATUS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.JobTiming;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Jobs whose life is told wrongly. */
final class LifecycleFaults {
  private LifecycleFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "never-starts",
            "Jobs wait for ever.",
            b -> b.timing = endless(b, Integer.MAX_VALUE, 0)),
        new BehaviourChange(
            "never-completes",
            "Jobs run for ever.",
            b -> b.timing = endless(b, 0, Integer.MAX_VALUE)),
        new BehaviourChange(
            "state-flips",
            "Jobs go from waiting to running and back for ever.",
            LifecycleFaults::flips),
        new BehaviourChange(
            "status-state-unknown",
            "A running job is in a state that nobody documented.",
            b -> b.onStatus(s -> renamed(s, "IN_PROGRESS", "WORKING"))),
        new BehaviourChange(
            "status-done-unknown",
            "A job that has ended is in a state that nobody documented.",
            b -> b.onStatus(s -> renamed(s, "COMPLETED", "FINISHED"))),
        new BehaviourChange(
            "states-in-small-letters",
            "States are in_queue, in_progress and completed.",
            b -> {
              b.onTicket(LifecycleFaults::small);
              b.onStatus(LifecycleFaults::small);
            }),
        new BehaviourChange(
            "runs-backwards",
            "A job that was over runs again.",
            b -> b.onStatus(backwards("IN_PROGRESS"))),
        new BehaviourChange(
            "waits-again",
            "A job that was over waits again.",
            b -> b.onStatus(backwards("IN_QUEUE"))),
        new BehaviourChange(
            "all-jobs-fail",
            "Every job ends with an error.",
            b ->
                b.fates = context -> new JobFailure(500, "The model broke down", "internal_error")),
        new BehaviourChange(
            "forgets-jobs",
            "Jobs are gone once another one was submitted.",
            LifecycleFaults::forgets),
        new BehaviourChange(
            "forgets-status",
            "The status of a job that has ended is gone.",
            b -> b.onStatusReply(LifecycleFaults::goneWhenOver)),
        new BehaviourChange(
            "status-of-another-job",
            "A status names another job.",
            b -> b.onStatus(s -> s.put("request_id", FaultCatalogue.OTHER_JOB))),
        unknown(
            "status-200",
            STATUS,
            "The status of a job that does not exist is 200.",
            written("{\"status\":\"IN_QUEUE\",\"queue_position\":0}")),
        unknown(
            "result-200",
            RESULT,
            "The result of a job that does not exist is 200.",
            written("{\"images\":[],\"seed\":1}")),
        new BehaviourChange(
            "unknown-result-pending",
            "The result of a job that does not exist is in progress.",
            b -> b.on(RESULT, 404, reply -> reply.become(b.errors.inProgress()))),
        unknown(
            "status-500", STATUS, "The status of a job that does not exist is 500.", answers(500)),
        unknown(
            "result-500", RESULT, "The result of a job that does not exist is 500.", answers(500)));
  }

  private static BehaviourChange unknown(
      String name, GatewayStep step, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange("unknown-" + name, sentence, b -> b.on(step, 404, edit));
  }

  private static Consumer<GatewayReply> written(String body) {
    return reply -> reply.become(GatewayReply.empty(200).text("application/json", body));
  }

  private static JobTiming endless(Behaviour b, int queuedPolls, int runningPolls) {
    return new JobTiming(queuedPolls, runningPolls, b.timing.queued(), b.timing.running());
  }

  private static void renamed(ObjectNode status, String from, String to) {
    if (status.path("status").asText().equals(from)) {
      status.put("status", to);
    }
  }

  private static void small(ObjectNode body) {
    body.put("status", body.path("status").asText().toLowerCase(Locale.ROOT));
  }

  private static void flips(Behaviour b) {
    b.timing = endless(b, Integer.MAX_VALUE, 0);
    b.onStatus(
        (context, status) ->
            status.put("status", context.job().polls() % 2 == 0 ? "IN_QUEUE" : "IN_PROGRESS"));
  }

  /** Over once, then back, and over again: whoever stops at the first COMPLETED misses it. */
  private static BiConsumer<RequestContext, ObjectNode> backwards(String state) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Set<String> back = ConcurrentHashMap.newKeySet();
    return (context, status) -> {
      String id = context.job().id();
      if (context.job().over() && !seen.add(id) && back.add(id)) {
        status.put("status", state);
      }
    };
  }

  private static void forgets(Behaviour b) {
    AtomicReference<String> last = new AtomicReference<>("");
    b.onTaken((context, reply) -> b.queue().forget(last.getAndSet(context.job().id())));
  }

  private static void goneWhenOver(RequestContext context, GatewayReply reply) {
    if (context.job().over() && context.job().polls() > 2) {
      answers(404).accept(reply);
    }
  }
}
