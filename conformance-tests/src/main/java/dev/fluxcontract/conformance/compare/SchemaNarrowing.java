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
    List<String> wider = rules(newer, older);
    wider.removeAll(rules(older, newer));
    return change(wider, older, newer);
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
    boolean other = !narrow.path("pattern").equals(wide.path("pattern"));
    add(place + "pattern", narrow.has("pattern") && other);
    for (String rule : FLAGS) {
      boolean here = isSameBound(rule, wide, narrow);
      add(place + rule, here && narrow.path(rule).asBoolean() && !wide.path(rule).asBoolean());
    }
    JsonNode step = narrow.path("multipleOf");
    add(place + "multipleOf", !step.isMissingNode() && !isMultiple(wide.path("multipleOf"), step));
    if (narrow.has("items") && wide.has("items")) {
      compare(place + "items ", wide.path("items"), narrow.path("items"));
    }
  }

  /** What a bound leaves out matters only where the bound itself stays where it is. */
  private static boolean isSameBound(String rule, JsonNode wide, JsonNode narrow) {
    String bound = rule.replace("exclusiveM", "m");
    return bound.equals(rule)
        || (!isBeyond(narrow.path(bound), wide.path(bound), 1)
            && !isBeyond(wide.path(bound), narrow.path(bound), 1));
  }

  private static boolean isMultiple(JsonNode of, JsonNode step) {
    return !of.isMissingNode() && isMultiple(number(of), number(step));
  }

  /** Whether a number, and so each of its multiples, is a multiple of a step. */
  static boolean isMultiple(BigDecimal number, BigDecimal step) {
    return step.signum() != 0 && number.remainder(step).signum() == 0;
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
