package dev.fluxcontract.conformance.gateway;

import static dev.fluxcontract.conformance.gateway.Faults.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Results that are not what the job should have made. */
final class ResultFaults {
  private ResultFaults() {}

  static List<Fault> all() {
    return List.of(
        reply("500", "A result is 500.", answers(500)),
        reply("404", "A result is 404.", answers(404)),
        reply("201", "A result is 201.", reply -> reply.status = 201),
        reply("html", "A result is a page.", Faults::html),
        reply("mislabelled", "A result is labelled text/plain.", Faults::mislabelled),
        reply("truncated", "A result breaks off in the middle.", Faults::truncated),
        reply(
            "never-ready",
            "The result of a job that is over is still in progress.",
            reply ->
                reply.become(
                    ErrorShape.DETAIL.reply(
                        400, "Request is still in progress", "request_in_progress"))),
        reply(
            "200-error",
            "The result of a job that went well is 200 with an error.",
            reply -> reply.json = Json.object().put("error", "Something went wrong")),
        reply(
            "not-a-number",
            "A result holds NaN, which JSON does not have.",
            reply ->
                reply.text(
                    "application/json",
                    Json.write(reply.object())
                        .replaceFirst("\"inference\":[0-9.]+", "\"inference\":NaN"))),
        result("without-images", "A result lacks images.", r -> r.remove("images")),
        result("images-null", "Images are null.", r -> r.putNull("images")),
        result(
            "images-object", "Images are no list.", r -> r.set("images", r.path("images").path(0))),
        result(
            "images-of-texts",
            "Images are a list of addresses.",
            r -> r.set("images", texts(r.path("images")))),
        result("no-images", "A result holds no image.", r -> r.putArray("images")),
        new Fault(
            "one-image-more",
            "There is one image more than asked for.",
            b -> b.makes = m -> m.withCount(m.count() + 1)),
        new Fault(
            "one-image-fewer",
            "There is one image fewer than asked for.",
            b -> b.makes = m -> m.withCount(Math.max(1, m.count() - 1))),
        new Fault(
            "one-image-repeated",
            "All images of a result are the first one.",
            b -> b.onResult(ResultFaults::repeated)),
        new Fault(
            "always-one-image", "There is always one image.", b -> b.makes = m -> m.withCount(1)),
        new Fault("results-mixed", "A job has the images of the job before.", ResultFaults::mixed),
        new Fault("result-vanishes", "A result can be read once.", ResultFaults::readOnce),
        new Fault(
            "result-changes",
            "A result is another one when it is read again.",
            ResultFaults::changing),
        new Fault(
            "result-too-early",
            "The result of a pending job is 200 without images.",
            b -> b.on(Step.RESULT, ResultFaults::early)));
  }

  private static Fault result(String name, String sentence, Consumer<ObjectNode> edit) {
    return new Fault("result-" + name, sentence, b -> b.onResult(edit));
  }

  private static Fault reply(String name, String sentence, Consumer<Reply> edit) {
    return new Fault("result-" + name, sentence, b -> b.onDone(edit));
  }

  private static void repeated(ObjectNode result) {
    JsonNode first = result.path("images").path(0).path("url");
    result.path("images").forEach(image -> ((ObjectNode) image).set("url", first));
  }

  private static ArrayNode texts(JsonNode images) {
    ArrayNode texts = Json.array();
    images.forEach(image -> texts.add(image.path("url").asText()));
    return texts;
  }

  private static void mixed(Behaviour b) {
    AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
    b.onDone(
        reply -> {
          JsonNode before = last.getAndSet(reply.object().deepCopy());
          reply.json = before == null ? reply.json : before;
        });
  }

  private static void early(Turn turn, Reply reply) {
    if (turn.job != null && !turn.job.over()) {
      ObjectNode result = Json.object();
      result.putArray("images");
      reply.become(Reply.json(200, result));
    }
  }

  private static void readOnce(Behaviour b) {
    Set<String> read = ConcurrentHashMap.newKeySet();
    b.onDone(
        (turn, reply) -> {
          if (!read.add(turn.job().id())) {
            answers(404).accept(reply);
          }
        });
  }

  private static void changing(Behaviour b) {
    Set<String> read = ConcurrentHashMap.newKeySet();
    b.onDone(
        (turn, reply) -> {
          if (!read.add(turn.job().id())) {
            reply.object().put("seed", 1);
            reply.object().putArray("images");
          }
        });
  }
}
