package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Requests that break the contract and are taken all the same, or refused in no proper way. */
final class RefusalFaults {
  private RefusalFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        above("too-many-images", "num_images"),
        below("no-images", "num_images"),
        above("too-many-steps", "num_inference_steps"),
        below("too-few-steps", "num_inference_steps"),
        above("too-much-guidance", "guidance_scale"),
        below("too-little-guidance", "guidance_scale"),
        above("too-much-strength", "strength"),
        below("no-strength", "strength"),
        unlisted("size", "An image_size"),
        accepts("zero-width", "image_size", "minimum", "A width of 0"),
        unlisted("format", "An output_format"),
        unlisted("acceleration", "An acceleration"),
        unlisted("ratio", "An aspect_ratio"),
        unlisted("tolerance", "A safety_tolerance"),
        accepts("no-prompt", "prompt", "required", "A request without a prompt"),
        accepts("no-image-url", "image_url", "required", "A request without an image_url"),
        accepts("prompt-of-any-type", "prompt", "type", "A prompt that is not text"),
        forgives(
            "prompt-number",
            "A prompt that is a number is accepted.",
            violation ->
                violation.path().equals("/prompt")
                    && violation.message().contains("integer found")),
        accepts("number-of-any-type", "num_images", "type", "A num_images that is not a number"),
        accepts(
            "flag-of-any-type",
            "enable_safety_checker",
            "type",
            "An enable_safety_checker that is not a boolean"),
        forgives(
            "fractions",
            "A number that is not whole is accepted although the type is integer.",
            violation -> violation.message().contains("number found")),
        accepts("seed-of-any-type", "seed", "type", "A seed that is not a number"),
        forgives("anything", "Nothing is validated.", violation -> true),
        new BehaviourChange(
            "accepts-bad-json",
            "A body that is not JSON is accepted.",
            b -> b.readsAnything = true),
        new BehaviourChange(
            "bad-json-500",
            "A body that is not JSON is 500.",
            b -> b.onRefused(RefusalFaults::badJson)),
        refused("html", "A refusal is a page.", FaultCatalogue::html),
        refused("empty", "A refusal has no body.", FaultCatalogue::empty),
        refused(
            "text", "A refusal is plain text.", reply -> reply.text("text/plain", "bad request")),
        refused("200", "A refusal is 200 with an error.", reply -> reply.status = 200),
        refused("500", "A refusal is 500.", answers(500)),
        refused(
            "302",
            "A refusal sends the caller to another page.",
            reply -> reply.become(GatewayReply.redirect(302, "/docs"))),
        refused(
            "unknown-shape",
            "A refusal says nothing.",
            reply -> reply.json = LosslessJson.object().put("ok", false)),
        refused(
            "without-loc",
            "A refusal's list does not name the field.",
            reply -> reply.object().path("detail").forEach(RefusalFaults::nameless)),
        new BehaviourChange(
            "refused-but-queued", "A refused job runs all the same.", b -> b.queuesRefused = true));
  }

  private static BehaviourChange above(String name, String field) {
    return accepts(name, field, "maximum", field + " above its range");
  }

  private static BehaviourChange below(String name, String field) {
    return accepts(name, field, "minimum", field + " below its range");
  }

  /** A value that an enum does not list; the field comes with its article. */
  private static BehaviourChange unlisted(String name, String field) {
    String plain = field.substring(field.indexOf(' ') + 1);
    return accepts("unknown-" + name, plain, "enum", field + " outside its enum");
  }

  private static BehaviourChange accepts(String name, String field, String keyword, String what) {
    return new BehaviourChange(
        "accepts-" + name,
        what + " is accepted.",
        b ->
            b.forgives =
                (context, violation) ->
                    violation.path().startsWith("/" + field)
                        && (violation.keyword().equals(keyword) || isUnion(context, field)));
  }

  /** A value that is none of a union's breaks several rules of its branches at once. */
  private static boolean isUnion(RequestContext context, String field) {
    Operation operation = Objects.requireNonNull(context.operation);
    SchemaProperty property = operation.requestSchema().properties().get(field);
    return property != null && !property.schema().branches().isEmpty();
  }

  private static BehaviourChange forgives(
      String name, String sentence, Predicate<SchemaViolation> which) {
    return new BehaviourChange(
        "accepts-" + name,
        sentence,
        b -> b.forgives = (context, violation) -> which.test(violation));
  }

  private static BehaviourChange refused(
      String name, String sentence, Consumer<GatewayReply> edit) {
    return new BehaviourChange("refused-" + name, sentence, b -> b.onRefused(edit));
  }

  private static void badJson(GatewayReply reply) {
    JsonNode type = reply.object().at("/detail/0/type");
    if (type.asText().equals("json_invalid")) {
      answers(500).accept(reply);
    }
  }

  private static void nameless(JsonNode fault) {
    ((ObjectNode) fault).remove(List.of("loc", "msg"));
  }
}
