package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Ways in which a schema takes less than another one. */
final class SchemaNarrowing {
  private static final List<String> LOWER =
      List.of("minimum", "minLength", "minItems", "minProperties");
  private static final List<String> UPPER =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final List<String> EXACT = List.of("pattern", "multipleOf");
  private static final List<String> FLAGS =
      List.of("exclusiveMinimum", "exclusiveMaximum", "uniqueItems");

  private final List<String> rules = new ArrayList<>();

  private SchemaNarrowing() {}

  /** How the newer one takes less. */
  static List<String> of(JsonNode older, JsonNode newer) {
    return change(rules(older, newer), older, newer);
  }

  /** How the newer one takes more: the older one took less. */
  static List<String> undone(JsonNode older, JsonNode newer) {
    return change(rules(newer, older), older, newer);
  }

  private static List<String> change(List<String> rules, JsonNode older, JsonNode newer) {
    return rules.stream()
        .map(rule -> rule + " was " + shown(older, rule) + " and is " + shown(newer, rule))
        .toList();
  }

  private static String shown(JsonNode schema, String rule) {
    JsonNode value = value(schema, rule);
    return value.isMissingNode() ? "nothing" : value.asText();
  }

  /** The value of a rule such as {@code maximum}, or {@code items maximum} of the elements. */
  private static JsonNode value(JsonNode schema, String rule) {
    JsonNode node = schema;
    for (String step : rule.split(" ", -1)) {
      node = node.path(step);
    }
    return node;
  }

  private static List<String> rules(JsonNode wide, JsonNode narrow) {
    SchemaNarrowing found = new SchemaNarrowing();
    found.compare("", wide, narrow);
    return found.rules;
  }

  private void compare(String place, JsonNode wide, JsonNode narrow) {
    for (String rule : LOWER) {
      add(place + rule, isBeyond(narrow.path(rule), wide.path(rule), 1));
    }
    for (String rule : UPPER) {
      add(place + rule, isBeyond(narrow.path(rule), wide.path(rule), -1));
    }
    for (String rule : EXACT) {
      add(place + rule, narrow.has(rule) && !narrow.path(rule).equals(wide.path(rule)));
    }
    for (String rule : FLAGS) {
      add(place + rule, narrow.path(rule).asBoolean() && !wide.path(rule).asBoolean());
    }
    if (narrow.has("items") && wide.has("items")) {
      compare(place + "items ", wide.path("items"), narrow.path("items"));
    }
  }

  private void add(String rule, boolean narrower) {
    if (narrower) {
      rules.add(rule);
    }
  }

  private static boolean isBeyond(JsonNode bound, JsonNode other, int direction) {
    return !bound.isMissingNode()
        && (other.isMissingNode() || number(bound).compareTo(number(other)) * direction > 0);
  }

  private static BigDecimal number(JsonNode node) {
    return new BigDecimal(node.asText());
  }
}
