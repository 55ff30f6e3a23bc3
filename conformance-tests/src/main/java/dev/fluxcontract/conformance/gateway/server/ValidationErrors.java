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
      case "required" -> word(entry, "Field required", "missing");
      case "maximum" -> bound(entry, "less than or equal to", "less_than_equal", "le", limit);
      case "minimum" -> bound(entry, "greater than or equal to", "greater_than_equal", "ge", limit);
      case "enum" -> {
        word(entry, "Input should be one of " + LosslessJson.write(limit), "enum");
        entry.putObject("ctx").set("expected", new TextNode(LosslessJson.write(limit)));
      }
      case "type" -> {
        String type = limit.asText("other");
        word(entry, "Input should be of type " + type, type + "_type");
      }
      case "pattern" -> {
        word(entry, "Input should match " + limit.asText(), "string_pattern_mismatch");
        entry.putObject("ctx").set("pattern", limit);
      }
      case "unknown" -> word(entry, "Extra inputs are not permitted", "extra_forbidden");
      default -> word(entry, "Input breaks the rule " + violation.keyword(), "value_error");
    }
  }

  private static void word(ObjectNode entry, String message, String type) {
    entry.put("msg", message).put("type", type);
  }

  private static void bound(
      ObjectNode entry, String words, String type, String name, JsonNode limit) {
    word(entry, "Input should be " + words + " " + limit.asText(), type);
    entry.putObject("ctx").set(name, limit);
  }
}
