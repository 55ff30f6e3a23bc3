package dev.fluxcontract.conformance.gateway.faults;

import static dev.fluxcontract.conformance.gateway.faults.FaultCatalogue.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.util.List;
import java.util.Objects;

/** Requests that break the contract and are taken all the same, or refused in no proper way. */
final class RefusalFaults {
  private RefusalFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        accepts(
            "too-many-images", "num_images", "maximum", "num_images above its range is accepted."),
        accepts("no-images", "num_images", "minimum", "num_images below its range is accepted."),
        accepts(
            "too-many-steps",
            "num_inference_steps",
            "maximum",
            "num_inference_steps above its range is accepted."),
        accepts(
            "too-few-steps",
            "num_inference_steps",
            "minimum",
            "num_inference_steps below its range is accepted."),
        accepts(
            "too-much-guidance",
            "guidance_scale",
            "maximum",
            "guidance_scale above its range is accepted."),
        accepts(
            "too-little-guidance",
            "guidance_scale",
            "minimum",
            "guidance_scale below its range is accepted."),
        accepts(
            "too-much-strength", "strength", "maximum", "strength above its range is accepted."),
        accepts("no-strength", "strength", "minimum", "strength below its range is accepted."),
        accepts(
            "unknown-size", "image_size", "enum", "An image_size outside its enum is accepted."),
        accepts("zero-width", "image_size", "minimum", "A width of 0 is accepted."),
        accepts(
            "unknown-format",
            "output_format",
            "enum",
            "An output_format outside its enum is accepted."),
        accepts(
            "unknown-acceleration",
            "acceleration",
            "enum",
            "An acceleration outside its enum is accepted."),
        accepts(
            "unknown-ratio",
            "aspect_ratio",
            "enum",
            "An aspect_ratio outside its enum is accepted."),
        accepts(
            "unknown-tolerance",
            "safety_tolerance",
            "enum",
            "A safety_tolerance outside its enum is accepted."),
        accepts("no-prompt", "prompt", "required", "A request without a prompt is accepted."),
        accepts(
            "no-image-url", "image_url", "required", "A request without an image_url is accepted."),
        accepts("prompt-of-any-type", "prompt", "type", "A prompt that is not text is accepted."),
        new BehaviourChange(
            "accepts-prompt-number",
            "A prompt that is a number is accepted.",
            b ->
                b.forgives =
                    (turn, violation) ->
                        violation.path().equals("/prompt")
                            && violation.message().contains("integer found")),
        accepts(
            "number-of-any-type",
            "num_images",
            "type",
            "A num_images that is not a number is accepted."),
        accepts(
            "flag-of-any-type",
            "enable_safety_checker",
            "type",
            "An enable_safety_checker that is not a boolean is accepted."),
        new BehaviourChange(
            "accepts-fractions",
            "A number that is not whole is accepted where a whole one is required.",
            b -> b.forgives = (turn, violation) -> violation.message().contains("number found")),
        accepts("seed-of-any-type", "seed", "type", "A seed that is not a number is accepted."),
        new BehaviourChange(
            "accepts-anything",
            "Nothing is validated.",
            b -> b.forgives = (turn, violation) -> true),
        new BehaviourChange(
            "accepts-bad-json",
            "A body that is not JSON is accepted.",
            b -> b.readsAnything = true),
        new BehaviourChange(
            "bad-json-500",
            "A body that is not JSON is 500.",
            b -> b.onRefused(RefusalFaults::badJson)),
        new BehaviourChange(
            "refused-html", "A refusal is a page.", b -> b.onRefused(FaultCatalogue::html)),
        new BehaviourChange(
            "refused-empty", "A refusal has no body.", b -> b.onRefused(FaultCatalogue::empty)),
        new BehaviourChange(
            "refused-text",
            "A refusal is plain text.",
            b -> b.onRefused(reply -> reply.text("text/plain", "bad request"))),
        new BehaviourChange(
            "refused-200",
            "A refusal is 200 with an error.",
            b -> b.onRefused(reply -> reply.status = 200)),
        new BehaviourChange("refused-500", "A refusal is 500.", b -> b.onRefused(answers(500))),
        new BehaviourChange(
            "refused-302",
            "A refusal sends the caller to another page.",
            b ->
                b.onRefused(
                    reply -> reply.become(GatewayReply.empty(302).header("Location", "/docs")))),
        new BehaviourChange(
            "refused-unknown-shape",
            "A refusal says nothing.",
            b -> b.onRefused(reply -> reply.json = LosslessJson.object().put("ok", false))),
        new BehaviourChange(
            "refused-without-loc",
            "A refusal's list does not name the field.",
            b ->
                b.onRefused(
                    reply -> reply.object().path("detail").forEach(RefusalFaults::nameless))),
        new BehaviourChange(
            "refused-but-queued", "A refused job runs all the same.", b -> b.queuesRefused = true));
  }

  private static BehaviourChange accepts(
      String name, String field, String keyword, String sentence) {
    return new BehaviourChange(
        "accepts-" + name,
        sentence,
        b ->
            b.forgives =
                (turn, violation) ->
                    violation.path().startsWith("/" + field)
                        && (violation.keyword().equals(keyword) || isUnion(turn, field)));
  }

  /** A value that is none of a union's breaks several rules of its branches at once. */
  private static boolean isUnion(RequestContext turn, String field) {
    Operation operation = Objects.requireNonNull(turn.operation);
    SchemaProperty property = operation.requestSchema().properties().get(field);
    return property != null && !property.schema().branches().isEmpty();
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
