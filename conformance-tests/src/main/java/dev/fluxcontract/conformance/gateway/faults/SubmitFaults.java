package dev.fluxcontract.conformance.gateway.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Requests that keep to the contract, and are refused all the same, or break down. */
final class SubmitFaults {
  private SubmitFaults() {}

  static List<BehaviourChange> all() {
    return List.of(
        refuses("most-images", "num_images", SubmitFaults::isLargest),
        refuses("smallest-steps", "num_inference_steps", SubmitFaults::isSmallest),
        refuses("largest-steps", "num_inference_steps", SubmitFaults::isLargest),
        refuses("smallest-guidance", "guidance_scale", SubmitFaults::isSmallest),
        refuses("largest-guidance", "guidance_scale", SubmitFaults::isLargest),
        refuses("smallest-strength", "strength", SubmitFaults::isSmallest),
        refuses("largest-strength", "strength", SubmitFaults::isLargest),
        refuses("seed-null", "seed", JsonNode::isNull),
        refuses("seed-0", "seed", value -> value.isNumber() && value.decimalValue().signum() == 0),
        refuses(
            "seed-above-2-63",
            "seed",
            value -> value.isNumber() && value.bigIntegerValue().bitLength() > 63),
        refuses("last-size", "image_size", SubmitFaults::isLast),
        refuses("last-ratio", "aspect_ratio", SubmitFaults::isLast),
        refuses("png", "output_format", value -> value.asText().equals("png")),
        new BehaviourChange(
            "refuses-png-unnamed",
            "A request for PNG is refused, and the refusal does not name the field.",
            SubmitFaults::refusesPngUnnamed),
        refuses("last-acceleration", "acceleration", SubmitFaults::isLast),
        refuses("last-tolerance", "safety_tolerance", SubmitFaults::isLast),
        refuses("checker-off", "enable_safety_checker", value -> !value.asBoolean(true)),
        refuses("data-uri", "image_url", value -> value.asText().startsWith("data:")),
        refuses(
            "jpeg-data-uri", "image_url", value -> value.asText().startsWith("data:image/jpeg")),
        refuses("unicode", "prompt", SubmitFaults::isUnicode),
        refuses("quotes", "prompt", value -> value.asText().contains("\"")),
        new BehaviourChange(
            "requires-optional-field",
            "guidance_scale must be there.",
            b ->
                b.alsoRefuses =
                    (context, request) ->
                        request.has("guidance_scale") ? null : violation("guidance_scale")),
        crashes(
            "long-prompt-413",
            413,
            "A prompt of more than 1,000 characters is 413.",
            SubmitFaults::longPrompt),
        crashes(
            "long-prompt-500",
            500,
            "A prompt of more than 1,000 characters is 500.",
            SubmitFaults::longPrompt),
        new BehaviourChange(
            "refuses-query",
            "A submit with a query is refused.",
            b ->
                b.alsoRefuses =
                    (context, request) -> context.query.isEmpty() ? null : violation("query")),
        new BehaviourChange(
            "start-timeout-500",
            "A submit with X-Fal-Request-Timeout is 500.",
            b ->
                b.onTaken(
                    (context, reply) -> {
                      if (context.header("x-fal-request-timeout") != null) {
                        FaultCatalogue.answers(500).accept(reply);
                      }
                    })),
        crashes(
            "unicode-500",
            500,
            "A prompt outside ASCII is 500.",
            job -> isUnicode(job.request().path("prompt"))),
        crashes(
            "unknown-field-500",
            500,
            "A field that nobody documented is 500.",
            SubmitFaults::unknownField),
        loses(
            "unknown-field-kills-job",
            "A job with a field that nobody documented breaks down.",
            SubmitFaults::unknownField),
        loses(
            "optional-field-kills-job",
            "A job with a field that only fal documents breaks down.",
            job -> job.request().has("enhance_prompt")));
  }

  private static BehaviourChange refuses(String name, String field, Predicate<JsonNode> when) {
    return refuses(name, field, (schema, value) -> when.test(value));
  }

  private static BehaviourChange refuses(
      String name, String field, BiPredicate<Schema, JsonNode> when) {
    return new BehaviourChange(
        "refuses-" + name,
        "A documented value of " + field + " is refused.",
        b ->
            b.alsoRefuses =
                (context, request) -> {
                  Operation operation = Objects.requireNonNull(context.operation);
                  SchemaProperty property = operation.requestSchema().properties().get(field);
                  boolean meant =
                      property != null
                          && request.has(field)
                          && when.test(property.schema(), request.get(field));
                  return meant ? violation(field) : null;
                });
  }

  private static void refusesPngUnnamed(Behaviour b) {
    b.alsoRefuses =
        (context, request) ->
            request.path("output_format").asText().equals("png") ? violation("x") : null;
    b.onRefused(reply -> reply.json = LosslessJson.object().put("detail", "Bad request"));
  }

  private static boolean isSmallest(Schema schema, JsonNode value) {
    BigDecimal minimum = schema.minimum();
    return minimum != null && value.decimalValue().compareTo(minimum) == 0;
  }

  private static boolean isLargest(Schema schema, JsonNode value) {
    BigDecimal maximum = schema.maximum();
    return maximum != null && value.decimalValue().compareTo(maximum) == 0;
  }

  /** The last value that is not a spelling of relays alone. */
  private static boolean isLast(Schema schema, JsonNode value) {
    List<JsonNode> values = new ArrayList<>(schema.enumValues());
    values.removeAll(schema.relaySpellings());
    return !values.isEmpty() && values.get(values.size() - 1).equals(value);
  }

  private static BehaviourChange crashes(
      String name, int status, String sentence, Predicate<QueuedJob> when) {
    return new BehaviourChange(name, sentence, b -> b.onTaken(answers(status, when)));
  }

  private static BehaviourChange loses(String name, String sentence, Predicate<QueuedJob> when) {
    return new BehaviourChange(name, sentence, b -> b.onDone(answers(500, when)));
  }

  private static BiConsumer<RequestContext, GatewayReply> answers(
      int status, Predicate<QueuedJob> when) {
    return (context, reply) -> {
      if (when.test(context.job())) {
        FaultCatalogue.answers(status).accept(reply);
      }
    };
  }

  private static boolean longPrompt(QueuedJob job) {
    return job.request().path("prompt").asText().length() > 1000;
  }

  private static boolean isUnicode(JsonNode prompt) {
    return prompt.asText().chars().anyMatch(c -> c > 127);
  }

  private static boolean unknownField(QueuedJob job) {
    Set<String> known = job.operation().requestSchema().properties().keySet();
    return job.request().properties().stream().anyMatch(field -> !known.contains(field.getKey()));
  }

  private static SchemaViolation violation(String field) {
    return new SchemaViolation(
        "/" + field, "value", MissingNode.getInstance(), field + " is refused");
  }
}
