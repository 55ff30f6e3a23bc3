package dev.fluxcontract.conformance.gateway.faults;

import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Bodies that are JSON, but no object, and bodies that only hold JSON. */
final class BodyFaults {
  private BodyFaults() {}

  static List<BehaviourChange> all() {
    List<BehaviourChange> all = new ArrayList<>();
    all.addAll(at("submit", "ticket", Behaviour::onTaken));
    all.addAll(at("status", "status", Behaviour::onStatusReply));
    all.addAll(at("result", "result", Behaviour::onDone));
    return all;
  }

  private static List<BehaviourChange> at(
      String step, String body, BiConsumer<Behaviour, Consumer<GatewayReply>> place) {
    return List.of(
        change(step + "-null", "A " + body + " is null.", place, reply -> written(reply, "null")),
        change(
            step + "-text", "A " + body + " is a text.", place, reply -> written(reply, "\"ok\"")),
        change(
            step + "-in-text",
            "A " + body + " is inside other text.",
            place,
            reply -> written(reply, "ok " + LosslessJson.write(reply.object()) + " bye")),
        change(
            step + "-in-quotes",
            "A " + body + " is a text that holds the JSON.",
            place,
            reply ->
                written(
                    reply,
                    LosslessJson.write(
                        LosslessJson.object()
                            .put("text", LosslessJson.write(reply.object()))
                            .path("text")))));
  }

  private static BehaviourChange change(
      String name,
      String sentence,
      BiConsumer<Behaviour, Consumer<GatewayReply>> place,
      Consumer<GatewayReply> edit) {
    return new BehaviourChange(name, sentence, b -> place.accept(b, edit));
  }

  private static void written(GatewayReply reply, String body) {
    reply.text("application/json", body);
  }
}
