package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.OTHER_JOB;
import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;
import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.urls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import java.util.List;
import java.util.function.Consumer;

/** Broken answers to a submit that was taken. */
final class TicketFaults {
  private TicketFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        submit("500", "A submit is 500 although the job is accepted.", answers(500)),
        submit("201", "A submit is 201.", reply -> reply.status = 201),
        submit(
            "204",
            "A submit is 204 without a body.",
            reply -> reply.become(GatewayReply.empty(204))),
        submit(
            "200-error",
            "A submit is 200 with an error.",
            reply -> reply.json = LosslessJson.object().put("error", "Model is busy")),
        submit("html", "A submit is answered with a page.", FaultCatalogue::html),
        submit("mislabelled", "A ticket is labelled text/plain.", FaultCatalogue::mislabelled),
        submit("truncated", "A ticket breaks off in the middle.", FaultCatalogue::truncated),
        submit("empty", "A submit is answered with nothing.", FaultCatalogue::empty),
        submit(
            "list",
            "A ticket comes inside a list.",
            reply -> reply.json = LosslessJson.array().add(reply.object())),
        submit("enveloped", "A ticket comes inside another object.", FaultCatalogue::enveloped),
        without("request_id"),
        without("response_url"),
        without("status_url"),
        without("status"),
        without("cancel_url"),
        without("queue_position"),
        new BehaviourChange(
            "bare-ticket",
            "A ticket has only the id and the URLs of the state and the result.",
            b ->
                b.onTicket(
                    ticket -> ticket.retain("request_id", "response_url", "status_url", "images"))),
        ticket(
            "response-url-alone",
            "A ticket has only the URL of the result.",
            t -> t.retain("response_url", "images")),
        new BehaviourChange(
            "ticket-header-of-another-job",
            "X-Fal-Request-Id is not the job's id.",
            b -> b.onTaken(reply -> reply.header("X-Fal-Request-Id", OTHER_JOB))),
        ticket("id-empty", "The id is an empty text.", t -> t.put("request_id", "")),
        ticket("id-null", "The id is null.", t -> t.putNull("request_id")),
        ticket("id-number", "The id is a number.", t -> t.put("request_id", 4711)),
        ticket(
            "state-unknown",
            "A ticket's state is none of the three.",
            t -> t.put("status", "ACCEPTED")),
        ticket("state-number", "A ticket's state is a number.", t -> t.put("status", 0)),
        ticket(
            "position-negative", "The place in the queue is -1.", t -> t.put("queue_position", -1)),
        ticket(
            "position-text",
            "The place in the queue is a text.",
            t -> t.put("queue_position", "first")),
        ticket("logs-text", "A ticket's logs are a text.", t -> t.put("logs", "")),
        ticket("metrics-text", "A ticket's metrics are a text.", t -> t.put("metrics", "none")),
        ticket("url-number", "A URL is a number.", t -> t.put("status_url", 1)),
        ticket(
            "urls-relative",
            "The URLs lack scheme and host.",
            t -> urls(t, url -> url.substring(url.indexOf("/fal-ai")))),
        ticket("urls-no-urls", "The URLs are words.", t -> urls(t, url -> "see documentation")),
        ticket(
            "urls-of-another-job",
            "The URLs name another job.",
            t -> urls(t, url -> url.replace(t.path("request_id").asText(), OTHER_JOB))),
        ticket(
            "status-url-is-result-url",
            "The status URL is that of the result.",
            t -> t.set("status_url", t.get("response_url"))),
        new BehaviourChange(
            "repeated-ids",
            "Every job has the same id.",
            b -> b.ids = id -> "3892f1e8-5fb1-469f-87b0-696d6054c9f2"));
  }

  private static BehaviourChange submit(String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange("submit-" + name, sentence, b -> b.onTaken(edit));
  }

  private static BehaviourChange ticket(String name, String sentence, Consumer<ObjectNode> edit) {
    return new BehaviourChange("ticket-" + name, sentence, b -> b.onTicket(edit));
  }

  private static BehaviourChange without(String field) {
    String name = "without-" + field.replace('_', '-');
    return ticket(name, "A ticket lacks " + field + ".", t -> t.remove(field));
  }
}
