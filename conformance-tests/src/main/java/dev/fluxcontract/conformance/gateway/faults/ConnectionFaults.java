package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;
import static dev.fluxcontract.conformance.gateway.server.ConnectionBreak.CLOSED;
import static dev.fluxcontract.conformance.gateway.server.ConnectionBreak.GARBAGE;
import static dev.fluxcontract.conformance.gateway.server.ConnectionBreak.RESET;
import static dev.fluxcontract.conformance.model.GatewayStep.CANCEL;
import static dev.fluxcontract.conformance.model.GatewayStep.FILE;
import static dev.fluxcontract.conformance.model.GatewayStep.RESULT;
import static dev.fluxcontract.conformance.model.GatewayStep.STATUS;
import static dev.fluxcontract.conformance.model.GatewayStep.SUBMIT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ConnectionBreak;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Answers that never come, never end, or break on the way. */
final class ConnectionFaults {
  private static final Duration STALL = Duration.ofMinutes(10);
  private static final Duration DRIPS = Duration.ofMinutes(1);
  private static final int ENDLESS = 16 << 20;

  private ConnectionFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        stalls(SUBMIT),
        stalls(STATUS),
        stalls(RESULT),
        stalls(CANCEL),
        stalls(FILE),
        sync("stalls", "A submit with sync_mode is never answered.", reply -> reply.delay = STALL),
        sync("500", "A submit with sync_mode is 500.", answers(500)),
        sync(
            "empty-result",
            "A submit with sync_mode answers no images.",
            reply -> reply.json = FaultCatalogue.noImages()),
        new BehaviourChange(
            "sync-data-uri-broken",
            "A data URI is not a picture.",
            b -> b.onImages(ConnectionFaults::breakDataUri)),
        breaks("submit-reset", SUBMIT, "The connection is reset at a submit.", RESET),
        breaks("submit-no-answer", SUBMIT, "The connection is closed at a submit.", CLOSED),
        breaks("status-reset", STATUS, "The connection is reset at a status.", RESET),
        breaks("status-garbage", STATUS, "A status ends in garbage.", GARBAGE),
        breaks("result-garbage", RESULT, "A result ends in garbage.", GARBAGE),
        on("status-endless", STATUS, "A status does not end.", ConnectionFaults::endless),
        on("result-endless", RESULT, "A result does not end.", ConnectionFaults::endless),
        on("status-drips", STATUS, "A status comes in drops.", reply -> reply.dribble = DRIPS),
        new BehaviourChange(
            "status-loop",
            "A status sends the caller in a circle.",
            b -> b.on(STATUS, FaultCatalogue::loop)),
        new BehaviourChange(
            "submit-loop",
            "A submit sends the caller in a circle.",
            b -> b.on(SUBMIT, FaultCatalogue::loop)),
        on("result-not-utf-8", RESULT, "A result is not UTF-8.", ConnectionFaults::latin),
        firewall("submit", SUBMIT),
        firewall("cancel", CANCEL));
  }

  private static BehaviourChange stalls(GatewayStep step) {
    String name = step.name().toLowerCase(Locale.ROOT);
    String sentence = "A " + name + " is never answered.";
    return on(name + "-stalls", step, sentence, reply -> reply.delay = STALL);
  }

  private static BehaviourChange breaks(
      String name, GatewayStep step, String sentence, ConnectionBreak how) {
    return on(name, step, sentence, reply -> reply.breaks(how));
  }

  /** The answers that the suite's own requests get are right. */
  private static BehaviourChange firewall(String name, GatewayStep step) {
    return new BehaviourChange(
        name + "-firewall",
        "A " + name + " that flux-client sends is 403, with a page of a firewall.",
        b ->
            b.onReply(
                (context, reply) -> context.step == step && isFluxClient(context),
                (context, reply) ->
                    reply.become(
                        GatewayReply.empty(403).text("text/html", "<h1>Request blocked</h1>"))));
  }

  private static boolean isFluxClient(RequestContext context) {
    return String.valueOf(context.header("user-agent")).startsWith("flux-client");
  }

  private static BehaviourChange on(
      String name, GatewayStep step, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange(
        name,
        sentence,
        b ->
            b.onReply(
                (context, reply) -> context.step == step && reply.good(),
                (context, reply) -> edit.accept(reply)));
  }

  private static BehaviourChange sync(String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange(
        "sync-" + name,
        sentence,
        b ->
            b.onTaken(
                (context, reply) -> {
                  if (context.job().making().sync()) {
                    edit.accept(reply);
                  }
                }));
  }

  private static void breakDataUri(ObjectNode image) {
    if (image.path("url").asText().startsWith("data:")) {
      image.put("url", "data:image/jpeg;base64,AAAA");
    }
  }

  private static void endless(GatewayReply reply) {
    byte[] body = new byte[ENDLESS];
    Arrays.fill(body, (byte) ' ');
    body[0] = '{';
    reply.body("application/json", body);
  }

  private static void latin(GatewayReply reply) {
    ObjectNode result = reply.object().put("prompt", "caf\u00e9");
    reply.body(
        "application/json", LosslessJson.write(result).getBytes(StandardCharsets.ISO_8859_1));
  }
}
