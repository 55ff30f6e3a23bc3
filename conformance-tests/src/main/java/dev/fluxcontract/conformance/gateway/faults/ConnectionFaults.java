package dev.fluxcontract.conformance.gateway.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ConnectionBreak;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Answers that never come, never end, or break on the way. */
final class ConnectionFaults {
  private static final Duration STALL = Duration.ofMinutes(10);
  private static final Duration DRIPS = Duration.ofMinutes(1);
  private static final int ENDLESS = 16 << 20;

  private ConnectionFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        on(
            "submit-stalls",
            GatewayStep.SUBMIT,
            "A submit is never answered.",
            reply -> reply.delay = STALL),
        on(
            "status-stalls",
            GatewayStep.STATUS,
            "A status is never answered.",
            reply -> reply.delay = STALL),
        on(
            "result-stalls",
            GatewayStep.RESULT,
            "A result is never answered.",
            reply -> reply.delay = STALL),
        on(
            "cancel-stalls",
            GatewayStep.CANCEL,
            "A cancel is never answered.",
            reply -> reply.delay = STALL),
        on(
            "file-stalls",
            GatewayStep.FILE,
            "A file is never answered.",
            reply -> reply.delay = STALL),
        new BehaviourChange(
            "sync-stalls",
            "A submit with sync_mode is never answered.",
            b -> onSync(b, reply -> reply.delay = STALL)),
        new BehaviourChange(
            "sync-500",
            "A submit with sync_mode is 500.",
            b -> onSync(b, FaultCatalogue.answers(500))),
        new BehaviourChange(
            "sync-empty-result",
            "A submit with sync_mode answers no images.",
            b -> onSync(b, reply -> reply.json = noImages())),
        new BehaviourChange(
            "sync-data-uri-broken",
            "A data URI is not a picture.",
            b -> b.onImages(ConnectionFaults::breakDataUri)),
        on(
            "submit-reset",
            GatewayStep.SUBMIT,
            "The connection is reset at a submit.",
            reply -> reply.breaks(ConnectionBreak.RESET)),
        on(
            "submit-no-answer",
            GatewayStep.SUBMIT,
            "The connection is closed at a submit.",
            reply -> reply.breaks(ConnectionBreak.CLOSED)),
        on(
            "status-reset",
            GatewayStep.STATUS,
            "The connection is reset at a status.",
            reply -> reply.breaks(ConnectionBreak.RESET)),
        on(
            "status-garbage",
            GatewayStep.STATUS,
            "A status ends in garbage.",
            reply -> reply.breaks(ConnectionBreak.GARBAGE)),
        on(
            "result-garbage",
            GatewayStep.RESULT,
            "A result ends in garbage.",
            reply -> reply.breaks(ConnectionBreak.GARBAGE)),
        on(
            "status-endless",
            GatewayStep.STATUS,
            "A status does not end.",
            ConnectionFaults::endless),
        on(
            "result-endless",
            GatewayStep.RESULT,
            "A result does not end.",
            ConnectionFaults::endless),
        on(
            "status-drips",
            GatewayStep.STATUS,
            "A status comes in drops.",
            reply -> reply.dribble = DRIPS),
        new BehaviourChange(
            "status-loop",
            "A status sends the caller in a circle.",
            b -> b.on(GatewayStep.STATUS, FaultCatalogue::loop)),
        new BehaviourChange(
            "submit-loop",
            "A submit sends the caller in a circle.",
            b -> b.on(GatewayStep.SUBMIT, FaultCatalogue::loop)),
        on(
            "result-not-utf-8",
            GatewayStep.RESULT,
            "A result is not UTF-8.",
            ConnectionFaults::latin),
        firewall("submit", GatewayStep.SUBMIT),
        firewall("cancel", GatewayStep.CANCEL));
  }

  /** The answers that the suite's own requests get are right. */
  private static BehaviourChange firewall(String name, GatewayStep step) {
    return new BehaviourChange(
        name + "-firewall",
        "A " + name + " that flux-client sends is 403, with a page of a firewall.",
        b ->
            b.on(
                step,
                (turn, reply) -> {
                  if (String.valueOf(turn.header("user-agent")).startsWith("flux-client")) {
                    reply.become(
                        GatewayReply.empty(403).text("text/html", "<h1>Request blocked</h1>"));
                  }
                }));
  }

  private static BehaviourChange on(
      String name, GatewayStep step, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange(
        name,
        sentence,
        b ->
            b.on(
                step,
                (turn, reply) -> {
                  if (reply.good()) {
                    edit.accept(reply);
                  }
                }));
  }

  private static void onSync(Behaviour b, Consumer<GatewayReply> edit) {
    b.onTaken(
        (turn, reply) -> {
          if (turn.job().making().sync()) {
            edit.accept(reply);
          }
        });
  }

  private static ObjectNode noImages() {
    ObjectNode result = LosslessJson.object();
    result.putArray("images");
    return result;
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
