package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Answers that never come, never end, or break on the way. */
final class WireFaults {
  private static final Duration STALL = Duration.ofMinutes(10);
  private static final Duration DRIPS = Duration.ofMinutes(1);
  private static final int ENDLESS = 16 << 20;

  private WireFaults() {}

  static List<Fault> all() {
    return List.of(
        on(
            "submit-stalls",
            Step.SUBMIT,
            "A submit is never answered.",
            reply -> reply.delay = STALL),
        on(
            "status-stalls",
            Step.STATUS,
            "A status is never answered.",
            reply -> reply.delay = STALL),
        on(
            "result-stalls",
            Step.RESULT,
            "A result is never answered.",
            reply -> reply.delay = STALL),
        on(
            "cancel-stalls",
            Step.CANCEL,
            "A cancel is never answered.",
            reply -> reply.delay = STALL),
        on("file-stalls", Step.FILE, "A file is never answered.", reply -> reply.delay = STALL),
        new Fault(
            "sync-stalls",
            "A submit with sync_mode is never answered.",
            b -> onSync(b, reply -> reply.delay = STALL)),
        new Fault(
            "sync-500", "A submit with sync_mode is 500.", b -> onSync(b, Faults.answers(500))),
        new Fault(
            "sync-empty-result",
            "A submit with sync_mode answers no images.",
            b -> onSync(b, reply -> reply.json = noImages())),
        new Fault(
            "sync-data-uri-broken",
            "A data URI is no picture.",
            b -> b.onImages(WireFaults::breakDataUri)),
        on(
            "submit-reset",
            Step.SUBMIT,
            "The connection is reset at a submit.",
            reply -> reply.breaks(Breakage.RESET)),
        on(
            "submit-no-answer",
            Step.SUBMIT,
            "The connection is closed at a submit.",
            reply -> reply.breaks(Breakage.CLOSED)),
        on(
            "status-reset",
            Step.STATUS,
            "The connection is reset at a status.",
            reply -> reply.breaks(Breakage.RESET)),
        on(
            "status-garbage",
            Step.STATUS,
            "A status ends in garbage.",
            reply -> reply.breaks(Breakage.GARBAGE)),
        on(
            "result-garbage",
            Step.RESULT,
            "A result ends in garbage.",
            reply -> reply.breaks(Breakage.GARBAGE)),
        on("status-endless", Step.STATUS, "A status does not end.", WireFaults::endless),
        on("result-endless", Step.RESULT, "A result does not end.", WireFaults::endless),
        on("status-drips", Step.STATUS, "A status comes in drops.", reply -> reply.dribble = DRIPS),
        new Fault(
            "status-loop",
            "A status sends the caller in a circle.",
            b -> b.on(Step.STATUS, Faults::loop)),
        new Fault(
            "submit-loop",
            "A submit sends the caller in a circle.",
            b -> b.on(Step.SUBMIT, Faults::loop)),
        on("result-not-utf-8", Step.RESULT, "A result is not UTF-8.", WireFaults::latin));
  }

  private static Fault on(String name, Step step, String sentence, Consumer<Reply> edit) {
    return new Fault(
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

  private static void onSync(Behaviour b, Consumer<Reply> edit) {
    b.onTaken(
        (turn, reply) -> {
          if (turn.job().making().sync()) {
            edit.accept(reply);
          }
        });
  }

  private static ObjectNode noImages() {
    ObjectNode result = Json.object();
    result.putArray("images");
    return result;
  }

  private static void breakDataUri(ObjectNode image) {
    if (image.path("url").asText().startsWith("data:")) {
      image.put("url", "data:image/jpeg;base64,AAAA");
    }
  }

  private static void endless(Reply reply) {
    byte[] body = new byte[ENDLESS];
    Arrays.fill(body, (byte) ' ');
    body[0] = '{';
    reply.body("application/json", body);
  }

  private static void latin(Reply reply) {
    ObjectNode result = reply.object().put("prompt", "caf\u00e9");
    reply.body("application/json", Json.write(result).getBytes(StandardCharsets.ISO_8859_1));
  }
}
