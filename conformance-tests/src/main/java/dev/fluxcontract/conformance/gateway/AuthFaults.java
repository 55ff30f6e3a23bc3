package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.util.List;
import java.util.function.Consumer;

/** Doors that are open, and keys that are told. */
final class AuthFaults {
  private AuthFaults() {}

  static List<Fault> all() {
    return List.of(
        open("submit", Step.SUBMIT),
        open("status", Step.STATUS),
        open("result", Step.RESULT),
        open("cancel", Step.CANCEL),
        new Fault(
            "any-key",
            "Any key is accepted.",
            b -> b.letIn = turn -> turn.header("authorization") != null),
        new Fault(
            "any-key-on-submit",
            "Any key may submit.",
            b ->
                b.letIn = turn -> turn.step == Step.SUBMIT && turn.header("authorization") != null),
        new Fault(
            "start-of-key",
            "The start of the key is enough.",
            b -> b.fits = (shown, key) -> shown.length() > 8 && key.startsWith(shown)),
        new Fault(
            "end-of-key",
            "The end of the key is enough.",
            b -> b.fits = (shown, key) -> shown.length() > 8 && key.endsWith(shown)),
        new Fault(
            "key-and-more",
            "Whatever begins with the key is let in.",
            b -> b.fits = String::startsWith),
        new Fault(
            "unauthorised-but-queued",
            "A submit without the key is refused, and queued all the same.",
            b -> b.queuesStrangers = true),
        new Fault(
            "unauthorised-200",
            "A wrong key is 200 with an error.",
            b -> onWrongKey(b, reply -> reply.status = 200)),
        new Fault(
            "unauthorised-500", "A wrong key is 500.", b -> onWrongKey(b, Faults.answers(500))),
        new Fault(
            "unauthorised-302",
            "A wrong key is sent to a login page.",
            b ->
                onWrongKey(
                    b, reply -> reply.become(Reply.empty(302).header("Location", "/login")))),
        new Fault(
            "unauthorised-html",
            "A wrong key is answered with a page.",
            b -> onWrongKey(b, Faults::html)),
        new Fault(
            "echoes-key",
            "A refusal repeats the headers, key and all.",
            b -> b.on(Step.SUBMIT, AuthFaults::echo)),
        new Fault(
            "key-in-urls",
            "The URLs of a ticket carry the key.",
            b -> b.onTaken(AuthFaults::keyInUrls)));
  }

  private static Fault open(String name, Step step) {
    return new Fault(
        "no-auth-on-" + name,
        "No key is needed for " + name + ".",
        b -> b.letIn = turn -> turn.step == step);
  }

  private static void onWrongKey(Behaviour b, Consumer<Reply> edit) {
    int status = b.unauthorised;
    b.onReply(
        (turn, reply) -> {
          if (reply.status == status) {
            edit.accept(reply);
          }
        });
  }

  private static void echo(Turn turn, Reply reply) {
    if (!reply.good()) {
      ObjectNode headers = Json.object();
      turn.headers.forEach(headers::put);
      reply.object().set("headers", headers);
    }
  }

  private static void keyInUrls(Turn turn, Reply reply) {
    String header = String.valueOf(turn.header("authorization"));
    String key = header.substring(header.indexOf(' ') + 1);
    ObjectNode ticket = reply.object();
    for (String field : List.of("response_url", "status_url", "cancel_url")) {
      ticket.put(field, ticket.path(field).asText() + "?key=" + key);
    }
  }
}
