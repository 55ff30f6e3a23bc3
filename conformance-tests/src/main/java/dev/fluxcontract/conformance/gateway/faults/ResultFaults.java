package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;
import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.painting.ImagePainter;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ErrorShape;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Results that are not what the job should have made. */
final class ResultFaults {
  private static final int EARLY_READS = 6;

  private ResultFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        reply("500", "A result is 500.", answers(500)),
        reply("404", "A result is 404.", answers(404)),
        reply("201", "A result is 201.", reply -> reply.status = 201),
        reply("html", "A result is a page.", FaultCatalogue::html),
        reply("mislabelled", "A result is labelled text/plain.", FaultCatalogue::mislabelled),
        reply("truncated", "A result breaks off in the middle.", FaultCatalogue::truncated),
        reply(
            "never-ready",
            "The result of a job that has ended is still in progress.",
            reply -> reply.become(ErrorShape.DETAIL.inProgress())),
        reply(
            "200-error",
            "The result of a job that went well is 200 with an error.",
            reply -> reply.json = LosslessJson.object().put("error", "Something went wrong")),
        reply(
            "not-a-number",
            "A result holds NaN, which JSON does not have.",
            reply ->
                reply.text(
                    "application/json",
                    LosslessJson.write(reply.object())
                        .replaceFirst("\"inference\":[0-9.]+", "\"inference\":NaN"))),
        result("without-images", "A result lacks images.", r -> r.remove("images")),
        result("images-null", "Images are null.", r -> r.putNull("images")),
        result(
            "images-object",
            "Images are not a list.",
            r -> r.set("images", r.path("images").path(0))),
        result(
            "images-of-texts",
            "Images are a list of addresses.",
            r -> r.set("images", texts(r.path("images")))),
        result("no-images", "A result holds no image.", r -> r.putArray("images")),
        count("one-image-more", "There is one image more than asked for.", count -> count + 1),
        count(
            "one-image-fewer",
            "There is one image fewer than asked for.",
            count -> Math.max(1, count - 1)),
        new BehaviourChange(
            "one-image-repeated",
            "All images of a result are the first one.",
            b -> b.onResult(ResultFaults::repeated)),
        count("always-one-image", "There is always one image.", count -> 1),
        new BehaviourChange(
            "results-mixed", "A job has the images of the job before.", ResultFaults::mixed),
        new BehaviourChange(
            "images-mixed",
            "A job for PNG has the images of the first job at its model, and its own prompt and seed.",
            ResultFaults::imagesMixed),
        new BehaviourChange(
            "result-vanishes",
            "A result can be read once.",
            b -> onReading(b, number -> number > 1, answers(404))),
        new BehaviourChange(
            "result-expires",
            "A result can be read four times.",
            b -> onReading(b, number -> number > 4, answers(404))),
        new BehaviourChange(
            "completed-before-images",
            "A job is COMPLETED before its result is there.",
            b ->
                onReading(
                    b,
                    number -> number <= EARLY_READS,
                    reply -> reply.become(b.errors.inProgress()))),
        reply("enveloped", "A result comes inside another object.", FaultCatalogue::enveloped),
        new BehaviourChange(
            "result-changes",
            "A result is another one when it is read again.",
            b -> onReading(b, number -> number > 1, ResultFaults::changed)),
        new BehaviourChange(
            "result-other-pictures",
            "A result names other pictures of the same size when it is read again.",
            ResultFaults::otherPictures),
        new BehaviourChange(
            "result-too-early",
            "The result of a pending job is 200 without images.",
            b -> b.on(GatewayStep.RESULT, ResultFaults::early)));
  }

  private static BehaviourChange reply(String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange("result-" + name, sentence, b -> b.onDone(edit));
  }

  private static BehaviourChange count(String name, String sentence, IntUnaryOperator change) {
    return new BehaviourChange(
        name, sentence, b -> b.makes = m -> m.withCount(change.applyAsInt(m.count())));
  }

  private static void repeated(ObjectNode result) {
    JsonNode first = result.path("images").path(0).path("url");
    result.path("images").forEach(image -> ((ObjectNode) image).set("url", first));
  }

  private static ArrayNode texts(JsonNode images) {
    ArrayNode texts = LosslessJson.array();
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

  private static void imagesMixed(Behaviour b) {
    Map<String, String> first = new ConcurrentHashMap<>();
    b.onTaken(
        (context, reply) -> first.putIfAbsent(context.job().operation().id(), context.job().id()));
    b.onDone(
        (context, reply) -> {
          String other = first.get(context.job().operation().id());
          if (other != null && context.job().making().png()) {
            moved(reply, url -> url.replace(context.job().id(), other).replace(".png", ".jpeg"));
          }
        });
  }

  private static void otherPictures(Behaviour b) {
    onReading(b, number -> number > 1, reply -> moved(reply, url -> url + "?other"));
    b.on(
        GatewayStep.FILE,
        (context, reply) -> {
          if (context.query.containsKey("other")) {
            ImageSpec making = context.job().making().looking(look -> look.withPrompt("other"));
            reply.raw = ImagePainter.file(making, 0);
          }
        });
  }

  private static void moved(GatewayReply result, UnaryOperator<String> change) {
    for (JsonNode image : result.object().path("images")) {
      ((ObjectNode) image).put("url", change.apply(image.path("url").asText()));
    }
  }

  private static void early(RequestContext context, GatewayReply reply) {
    if (context.job != null && !context.job.over()) {
      reply.become(GatewayReply.json(200, FaultCatalogue.noImages()));
    }
  }

  /** Changes those readings of a result whose number, from 1 on, is one of these. */
  private static void onReading(Behaviour b, IntPredicate which, Consumer<GatewayReply> edit) {
    Map<String, Integer> reads = new ConcurrentHashMap<>();
    b.onDone(
        (context, reply) -> {
          if (which.test(reads.merge(context.job().id(), 1, Integer::sum))) {
            edit.accept(reply);
          }
        });
  }

  private static void changed(GatewayReply reply) {
    reply.object().put("seed", 1).putArray("images");
  }
}
