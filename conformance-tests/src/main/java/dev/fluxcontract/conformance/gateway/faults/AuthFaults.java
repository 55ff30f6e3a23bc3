package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.model.GatewayStep.CANCEL;
import static dev.fluxcontract.conformance.model.GatewayStep.RESULT;
import static dev.fluxcontract.conformance.model.GatewayStep.STATUS;
import static dev.fluxcontract.conformance.model.GatewayStep.STREAM;
import static dev.fluxcontract.conformance.model.GatewayStep.SUBMIT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Doors that are open, and keys that are told. */
final class AuthFaults {
  private AuthFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        open("submit", SUBMIT),
        open("status", STATUS),
        open("result", RESULT),
        open("cancel", CANCEL),
        new BehaviourChange(
            "no-auth-on-stream",
            "No key is needed for the stream of states.",
            b -> {
              b.streams = true;
              b.letIn = context -> context.step == STREAM;
            }),
        new BehaviourChange(
            "any-key",
            "Any key is accepted.",
            b -> b.letIn = context -> context.header("authorization") != null),
        new BehaviourChange(
            "any-key-on-submit",
            "Any key may submit.",
            b ->
                b.letIn =
                    context -> context.step == SUBMIT && context.header("authorization") != null),
        new BehaviourChange(
            "start-of-key",
            "The start of the key is enough.",
            b -> b.fits = (shown, key) -> shown.length() > 8 && key.startsWith(shown)),
        new BehaviourChange(
            "end-of-key",
            "The end of the key is enough.",
            b -> b.fits = (shown, key) -> shown.length() > 8 && key.endsWith(shown)),
        new BehaviourChange(
            "key-and-more",
            "Whatever begins with the key is accepted.",
            b -> b.fits = String::startsWith),
        new BehaviourChange(
            "key-in-any-case",
            "Capitals and small letters of the key are one.",
            b -> b.fits = String::equalsIgnoreCase),
        new BehaviourChange(
            "empty-key",
            "The word before the key is enough.",
            b ->
                b.letIn =
                    context ->
                        "bearer"
                            .equalsIgnoreCase(
                                Objects.toString(context.header("authorization"), "").strip())),
        shared("status", STATUS),
        shared("result", RESULT),
        shared("cancel", CANCEL),
        new BehaviourChange(
            "unauthorised-but-queued",
            "A submit without the key is refused, and queued all the same.",
            b -> b.queuesStrangers = true),
        unauthorised("200", "A wrong key is 200 with an error.", reply -> reply.status = 200),
        unauthorised("500", "A wrong key is 500.", FaultCatalogue.answers(500)),
        unauthorised(
            "302",
            "A wrong key is sent to a login page.",
            reply -> reply.become(GatewayReply.redirect(302, "/login"))),
        unauthorised("html", "A wrong key is answered with a page.", FaultCatalogue::html),
        new BehaviourChange(
            "echoes-key",
            "A refusal repeats the headers, key and all.",
            b -> b.on(SUBMIT, AuthFaults::echo)),
        new BehaviourChange(
            "key-in-urls",
            "The URLs of a ticket carry the key.",
            b -> b.onTaken(AuthFaults::keyInUrls)));
  }

  private static BehaviourChange open(String name, GatewayStep step) {
    return new BehaviourChange(
        "no-auth-on-" + name,
        "No key is needed for " + name + ".",
        b -> b.letIn = context -> context.step == step);
  }

  private static BehaviourChange shared(String name, GatewayStep step) {
    return new BehaviourChange(
        "other-customer-" + name,
        "Every customer is let to the " + name + " of every other one's jobs.",
        b -> b.sharesJobs = context -> context.step == step);
  }

  private static BehaviourChange unauthorised(
      String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange(
        "unauthorised-" + name,
        sentence,
        b -> {
          int status = b.unauthorised;
          b.onReply(
              (context, reply) -> reply.status == status, (context, reply) -> edit.accept(reply));
        });
  }

  private static void echo(RequestContext context, GatewayReply reply) {
    if (!reply.good()) {
      ObjectNode headers = LosslessJson.object();
      context.headers.forEach(headers::put);
      reply.object().set("headers", headers);
    }
  }

  private static void keyInUrls(RequestContext context, GatewayReply reply) {
    String header = String.valueOf(context.header("authorization"));
    String key = header.substring(header.indexOf(' ') + 1);
    FaultCatalogue.urls(reply.object(), url -> url + "?key=" + key);
  }
}
