package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import java.util.List;
import java.util.function.Consumer;

/** Broken answers to the question how a job stands. */
final class StatusFaults {
  private StatusFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        status("without-state", "A status lacks the state.", s -> s.remove("status")),
        status("state-number", "The state is a number.", s -> s.put("status", 1)),
        status("logs-text", "Logs are a text.", s -> s.put("logs", "")),
        status(
            "logs-of-texts", "Logs are a list of texts.", s -> s.putArray("logs").add("Working")),
        status(
            "logs-without-message",
            "Log entries lack the message.",
            s -> s.putArray("logs").addObject().put("level", "INFO")),
        new BehaviourChange(
            "status-asked-logs-text",
            "With logs=1 the logs are a text.",
            b -> b.onStatus(StatusFaults::logsAskedFor)),
        status("metrics-text", "Metrics are a text.", s -> s.put("metrics", "none")),
        status(
            "time-text",
            "The time the model worked is a text.",
            s -> s.putObject("metrics").put("inference_time", "2.5 s")),
        status(
            "position-negative", "The place in the queue is -1.", s -> s.put("queue_position", -1)),
        status(
            "position-text",
            "The place in the queue is a text.",
            s -> s.put("queue_position", "first")),
        reply("500", "A status is 500.", answers(500)),
        reply("201", "A status is 201.", reply -> reply.status = 201),
        reply("html", "A status is a page.", FaultCatalogue::html),
        reply("mislabelled", "A status is labelled text/plain.", FaultCatalogue::mislabelled),
        reply("truncated", "A status breaks off in the middle.", FaultCatalogue::truncated),
        reply("empty", "A status is empty.", FaultCatalogue::empty));
  }

  private static BehaviourChange status(String name, String sentence, Consumer<ObjectNode> edit) {
    return new BehaviourChange("status-" + name, sentence, b -> b.onStatus(edit));
  }

  private static void logsAskedFor(ObjectNode status) {
    if (status.path("logs").isArray()) {
      status.put("logs", "Working");
    }
  }

  private static BehaviourChange reply(String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange("status-" + name, sentence, b -> b.onStatusReply(edit));
  }
}
