package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Ways in which a schema takes less than it took. */
final class Narrowing {
  private static final List<String> LOWER =
      List.of("minimum", "minLength", "minItems", "minProperties");
  private static final List<String> UPPER =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final List<String> EXACT = List.of("pattern", "multipleOf");
  private static final List<String> FLAGS =
      List.of("exclusiveMinimum", "exclusiveMaximum", "uniqueItems");

  private Narrowing() {}

  static List<String> of(JsonNode left, JsonNode right) {
    List<String> found = new ArrayList<>();
    for (String bound : LOWER) {
      compareBounds(bound, left.path(bound), right.path(bound), 1, found);
    }
    for (String bound : UPPER) {
      compareBounds(bound, left.path(bound), right.path(bound), -1, found);
    }
    for (String rule : EXACT) {
      if (right.has(rule) && !right.path(rule).equals(left.path(rule))) {
        found.add(change(rule, left.path(rule), right.path(rule)));
      }
    }
    for (String flag : FLAGS) {
      if (right.path(flag).asBoolean() && !left.path(flag).asBoolean()) {
        found.add(flag);
      }
    }
    if (right.has("items") && left.has("items")) {
      of(left.path("items"), right.path("items")).forEach(how -> found.add("elements: " + how));
    }
    return found;
  }

  private static void compareBounds(
      String bound, JsonNode left, JsonNode right, int direction, List<String> found) {
    if (right.isMissingNode()) {
      return;
    }
    boolean narrower =
        left.isMissingNode() || number(right).compareTo(number(left)) * direction > 0;
    if (narrower) {
      found.add(change(bound, left, right));
    }
  }

  private static BigDecimal number(JsonNode node) {
    return new BigDecimal(node.asText());
  }

  private static String change(String rule, JsonNode left, JsonNode right) {
    String before = left.isMissingNode() ? "nothing" : left.asText();
    return rule + " was " + before + " and is " + right.asText();
  }
}
