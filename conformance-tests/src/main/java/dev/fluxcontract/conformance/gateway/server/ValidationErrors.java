package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words what is wrong with a request in the shape that fal answers: one entry for each fault. */
final class ValidationErrors {
  private ValidationErrors() {}

  static ArrayNode faults(JsonNode request, List<SchemaViolation> violations) {
    Set<JsonNode> entries = new LinkedHashSet<>();
    violations.forEach(violation -> entries.add(entry(request, violation)));
    ArrayNode faults = LosslessJson.array();
    entries.forEach(faults::add);
    return faults;
  }

  static ArrayNode notJson(JsonProcessingException e) {
    ArrayNode faults = LosslessJson.array();
    ObjectNode fault = faults.addObject();
    long at = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getCharOffset());
    fault.putArray("loc").add("body").add(at);
    fault.put("msg", "JSON decode error").put("type", "json_invalid");
    fault.putObject("ctx").put("error", "The body is not JSON");
    return faults;
  }

  static String message(ArrayNode faults) {
    StringBuilder message = new StringBuilder("The request is refused: ");
    for (JsonNode fault : faults) {
      fault.path("loc").forEach(step -> message.append(step.asText()).append(' '));
      message.append(fault.path("msg").asText()).append("; ");
    }
    return message.substring(0, message.length() - 2);
  }

  private static ObjectNode entry(JsonNode request, SchemaViolation violation) {
    ObjectNode entry = LosslessJson.object();
    ArrayNode loc = entry.putArray("loc").add("body");
    for (String step : violation.path().split("/", -1)) {
      if (!step.isEmpty() && step.chars().allMatch(Character::isDigit)) {
        loc.add(Integer.parseInt(step));
      } else if (!step.isEmpty()) {
        loc.add(step);
      }
    }
    word(entry, violation);
    JsonNode input = request.at(violation.path());
    entry.set("input", input.isMissingNode() ? request : input);
    return entry;
  }

  private static void word(ObjectNode entry, SchemaViolation violation) {
    JsonNode limit = violation.limit();
    switch (violation.keyword()) {
      case "required" -> entry.put("msg", "Field required").put("type", "missing");
      case "maximum" -> bound(entry, "less than or equal to", "less_than_equal", "le", limit);
      case "minimum" -> bound(entry, "greater than or equal to", "greater_than_equal", "ge", limit);
      case "enum" -> {
        entry.put("msg", "Input should be one of " + LosslessJson.write(limit)).put("type", "enum");
        entry.putObject("ctx").set("expected", new TextNode(LosslessJson.write(limit)));
      }
      case "type" -> {
        String type = limit.asText("other");
        entry.put("msg", "Input should be of type " + type).put("type", type + "_type");
      }
      case "pattern" -> {
        entry
            .put("msg", "Input should match " + limit.asText())
            .put("type", "string_pattern_mismatch");
        entry.putObject("ctx").set("pattern", limit);
      }
      case "unknown" ->
          entry.put("msg", "Extra inputs are not permitted").put("type", "extra_forbidden");
      default ->
          entry
              .put("msg", "Input breaks the rule " + violation.keyword())
              .put("type", "value_error");
    }
  }

  private static void bound(
      ObjectNode entry, String words, String type, String name, JsonNode limit) {
    entry.put("msg", "Input should be " + words + " " + limit.asText()).put("type", type);
    entry.putObject("ctx").set(name, limit);
  }
}
