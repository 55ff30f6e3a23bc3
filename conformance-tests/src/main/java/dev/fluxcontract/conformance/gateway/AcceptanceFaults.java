package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.Violation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Requests that keep to the contract and are refused all the same. */
final class AcceptanceFaults {
  private AcceptanceFaults() {}

  static List<Fault> all() {
    return List.of(
        refuses("num-images-4", "num_images", value -> value.asInt() == 4),
        refuses("smallest-steps", "num_inference_steps", value -> value.asInt() <= 10),
        refuses("largest-steps", "num_inference_steps", value -> value.asInt() == 50),
        refuses("smallest-guidance", "guidance_scale", value -> value.asDouble() == 1),
        refuses("largest-guidance", "guidance_scale", value -> value.asDouble() == 20),
        refuses("smallest-strength", "strength", value -> value.asDouble() == 0.01),
        refuses("largest-strength", "strength", value -> value.asDouble() == 1),
        refuses("seed-null", "seed", JsonNode::isNull),
        refuses("seed-0", "seed", value -> value.isNumber() && value.decimalValue().signum() == 0),
        refuses(
            "seed-above-2-63",
            "seed",
            value -> value.isNumber() && value.bigIntegerValue().bitLength() > 63),
        refuses(
            "size-portrait-16-9", "image_size", value -> value.asText().equals("portrait_16_9")),
        refuses("ratio-9-21", "aspect_ratio", value -> value.asText().equals("9:21")),
        refuses("png", "output_format", value -> value.asText().equals("png")),
        refuses("acceleration-high", "acceleration", value -> value.asText().equals("high")),
        refuses("tolerance-6", "safety_tolerance", value -> value.asText().equals("6")),
        refuses("checker-off", "enable_safety_checker", value -> !value.asBoolean(true)),
        refuses("data-uri", "image_url", value -> value.asText().startsWith("data:")),
        refuses("unicode", "prompt", value -> value.asText().chars().anyMatch(c -> c > 127)),
        refuses("quotes", "prompt", value -> value.asText().contains("\"")),
        new Fault(
            "requires-optional-field",
            "guidance_scale must be there.",
            b ->
                b.alsoRefuses =
                    (turn, request) ->
                        request.has("guidance_scale") ? null : violation("guidance_scale")),
        crashes(
            "long-prompt-413",
            413,
            "A prompt of more than 1,000 characters is 413.",
            AcceptanceFaults::longPrompt),
        crashes(
            "long-prompt-500",
            500,
            "A prompt of more than 1,000 characters is 500.",
            AcceptanceFaults::longPrompt),
        crashes("unicode-500", 500, "A prompt outside ASCII is 500.", AcceptanceFaults::unicode),
        crashes(
            "unknown-field-500",
            500,
            "A field that nobody documented is 500.",
            AcceptanceFaults::unknownField));
  }

  private static Fault refuses(String name, String field, Predicate<JsonNode> when) {
    return new Fault(
        "refuses-" + name,
        "A documented value of " + field + " is refused.",
        b ->
            b.alsoRefuses =
                (turn, request) ->
                    request.has(field) && when.test(request.get(field)) ? violation(field) : null);
  }

  private static Fault crashes(String name, int status, String sentence, Predicate<Job> when) {
    return new Fault(
        name,
        sentence,
        b ->
            b.onTaken(
                (turn, reply) -> {
                  if (when.test(turn.job())) {
                    Faults.answers(status).accept(reply);
                  }
                }));
  }

  private static boolean longPrompt(Job job) {
    return job.request().path("prompt").asText().length() > 1000;
  }

  private static boolean unicode(Job job) {
    return job.request().path("prompt").asText().chars().anyMatch(c -> c > 127);
  }

  private static boolean unknownField(Job job) {
    Set<String> known = job.operation().requestSchema().properties().keySet();
    return job.request().properties().stream().anyMatch(field -> !known.contains(field.getKey()));
  }

  private static Violation violation(String field) {
    return new Violation("/" + field, "value", MissingNode.getInstance(), field + " is refused");
  }
}
