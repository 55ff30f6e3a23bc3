package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.prose.ProseFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts a field together from its facts and from the sentence about it. */
final class FieldBuilder {
  private static final List<String> ORDER =
      List.of("type", "required", "nullable", "minimum", "maximum", "default", "enum", "items");

  private static final int MOST_VALUES = 500;
  private static final int LONGEST_TEXT = 20_000;

  private final String name;
  private final int line;
  private final ObjectNode facts = LosslessJson.object();
  private final List<JsonNode> examples = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  FieldBuilder(String name, int line) {
    this.name = name;
    this.line = line;
  }

  /** A field that is known from a printed value alone. */
  static PageField fromExample(String name, JsonNode value, int line) {
    ObjectNode facts = LosslessJson.object();
    if (value.isNull()) {
      facts.put("nullable", true);
    } else {
      facts.put("type", FactValues.typeOf(value));
    }
    return new PageField(name, facts, FactSource.EXAMPLE, "", List.of(value), Map.of(), line);
  }

  String name() {
    return name;
  }

  Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = facts.path("type");
    type.forEach(one -> types.add(one.asText()));
    if (type.isTextual()) {
      types.add(type.asText());
    }
    return types;
  }

  FieldBuilder types(Set<String> types) {
    Set<String> named = new LinkedHashSet<>(types);
    if (named.size() > 1 && named.remove("null")) {
      facts.put("nullable", true);
    }
    if (named.size() == 1) {
      facts.set("type", TextNode.valueOf(named.iterator().next()));
    } else if (named.size() > 1) {
      ArrayNode list = facts.putArray("type");
      named.forEach(list::add);
    }
    return this;
  }

  boolean states(String fact) {
    return facts.has(fact);
  }

  FieldBuilder fact(String fact, JsonNode value) {
    facts.set(fact, value);
    return this;
  }

  FieldBuilder required(boolean required) {
    return fact("required", BooleanNode.valueOf(required));
  }

  /** A fact as a page writes it, which the field's type gives a meaning. */
  FieldBuilder written(String fact, String value) {
    return fact(fact, FactValues.value(value, types()));
  }

  FieldBuilder value(String value) {
    if (!(facts.get("enum") instanceof ArrayNode)) {
      facts.putArray("enum");
    }
    ((ArrayNode) facts.get("enum")).add(FactValues.value(value, types()));
    return this;
  }

  FieldBuilder text(String sentence) {
    if (!sentence.isBlank() && text.length() < 4000 && sentence.length() < LONGEST_TEXT) {
      text.append(text.isEmpty() ? "" : "\n").append(sentence.strip());
    }
    return this;
  }

  FieldBuilder example(JsonNode value) {
    examples.add(value);
    return this;
  }

  /** The field; what is too long to be compared value by value, or read, is left out. */
  PageField build() {
    if (facts.path("enum").size() > MOST_VALUES) {
      facts.remove("enum");
    }
    FactSource said = FactSource.SCHEMA;
    Map<String, String> conflicts = new LinkedHashMap<>();
    ObjectNode prose = ProseFacts.of(name, types(), text.toString());
    boolean scale = facts.has("enum") || prose.has("enum");
    for (Map.Entry<String, JsonNode> fact : prose.properties()) {
      JsonNode known = facts.get(fact.getKey());
      boolean end = fact.getKey().equals("minimum") || fact.getKey().equals("maximum");
      if (end && scale) {
        scaleConflict(fact.getKey(), fact.getValue(), conflicts);
      } else if (known == null) {
        facts.set(fact.getKey(), fact.getValue());
        said = FactSource.PROSE;
      } else if (!agree(known, fact.getValue())) {
        String both = fact.getKey() + " " + known + ", its text " + fact.getValue();
        conflicts.put(fact.getKey(), "its schema says " + both);
      }
    }
    return new PageField(name, ordered(), said, text.toString(), examples, conflicts, line);
  }

  /** A default of "2" in a schema and of 2 in a sentence are one and the same. */
  private static boolean agree(JsonNode schema, JsonNode prose) {
    return FactValues.same(schema, prose)
        || (schema.isValueNode() && schema.asText().equalsIgnoreCase(prose.asText()));
  }

  /** The end of a scale in words has to be a value of the list, where there is a list. */
  private void scaleConflict(String end, JsonNode said, Map<String, String> conflicts) {
    boolean numbers = facts.path("enum").size() > 0;
    JsonNode edge = null;
    for (JsonNode value : facts.path("enum")) {
      JsonNode number = FactValues.number(value.asText());
      numbers &= number != null;
      if (number != null
          && (edge == null
              || (number.decimalValue().compareTo(edge.decimalValue()) < 0)
                  == end.equals("minimum"))) {
        edge = number;
      }
    }
    if (numbers && edge != null && !FactValues.same(edge, said)) {
      conflicts.put(end, "its values end at " + edge + ", its text says " + end + " " + said);
    }
  }

  private ObjectNode ordered() {
    ObjectNode ordered = LosslessJson.object();
    for (String fact : ORDER) {
      if (facts.has(fact)) {
        ordered.set(fact, facts.get(fact));
      }
    }
    return ordered;
  }
}
