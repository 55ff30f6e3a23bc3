package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.PageReview.OperationReview;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request and the answer of one operation, as a page has them. What the page contradicts, and
 * what it does not state, is not there, so that no case comes of it.
 */
final class PageRequestSchema {
  /** Stands at a field that every request needs, though the page does not say so for certain. */
  private static final String NEEDED = "x-required-elsewhere";

  private static final int MOST_VALUES = 50;
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]{0,63}");

  private final Operation known;
  private final ObjectNode schemas;

  PageRequestSchema(Operation known, ObjectNode schemas) {
    this.known = known;
    this.schemas = schemas;
  }

  ObjectNode request(OperationReview said) {
    ObjectNode schema = LosslessJson.object().put("type", "object");
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    Map<String, SchemaProperty> others = new LinkedHashMap<>(known.requestSchema().properties());
    List<JsonNode> bodies = PageRequestBodies.printed(said);
    for (FieldRelation relation : named(said.fields())) {
      PageField field = relation.field();
      SchemaProperty other = others.remove(field.name());
      PageField certain = certain(field, other, bodies);
      ObjectNode property = requested(certain, other);
      if (field.required() || (other != null && other.required())) {
        required.add(field.name());
        if (!certain.required()) {
          property.put(NEEDED, true);
        }
      }
      properties.set(field.name(), property);
    }
    others.forEach((name, other) -> properties.set(name, unstated(name, other, required)));
    return schema;
  }

  ObjectNode answer(OperationReview said) {
    ObjectNode schema = LosslessJson.object().put("type", "object");
    ArrayNode required = schema.putArray("required");
    ObjectNode properties = schema.putObject("properties");
    for (FieldRelation relation : named(said.answer())) {
      PageField field = relation.field();
      PageField certain = certain(field, null, List.of());
      if (certain.facts().path("required").asBoolean(field.said() == FactSource.EXAMPLE)) {
        required.add(field.name());
      }
      properties.set(field.name(), schema("PageAnswer", certain));
    }
    return schema;
  }

  /** The fields of a page whose names can stand in a report. */
  static List<FieldRelation> named(List<FieldRelation> fields) {
    return fields.stream()
        .filter(field -> field.kind() != Kind.MISSING)
        .filter(field -> NAME.matcher(field.field().name()).matches())
        .toList();
  }

  /** A field with those of its facts that nothing else on the page contradicts. */
  private static PageField certain(
      PageField field, @Nullable SchemaProperty other, List<JsonNode> bodies) {
    ObjectNode facts = field.facts().deepCopy();
    boolean presence = field.conflicts().containsKey("required");
    if (SelfContradictions.of(field, bodies).size() > (presence ? 1 : 0)) {
      facts.retain("required");
    }
    if (presence) {
      facts.remove("required");
    }
    if (facts.path("type").asText().equals("string") && !facts.has("enum")) {
      scale(facts, other);
    }
    return new PageField(
        field.name(), facts, field.said(), "", field.examples(), Map.of(), field.line());
  }

  /** The values of a text that is a number, such as "1" to "6", where the page gives the ends. */
  private static void scale(ObjectNode facts, @Nullable SchemaProperty other) {
    JsonNode least = facts.path("minimum");
    JsonNode most = facts.path("maximum");
    boolean numbers =
        other != null
            && !other.schema().enumValues().isEmpty()
            && other.schema().enumValues().stream().allMatch(v -> v.asText().matches("\\d{1,3}"));
    if (numbers && least.isInt() && most.isInt() && most.asInt() - least.asInt() < MOST_VALUES) {
      ArrayNode values = facts.putArray("enum");
      for (int value = least.asInt(); value <= most.asInt(); value++) {
        values.add(TextNode.valueOf(String.valueOf(value)));
      }
    }
  }

  private ObjectNode requested(PageField field, @Nullable SchemaProperty other) {
    boolean tried = field.said() != FactSource.EXAMPLE;
    String type = field.facts().path("type").asText();
    // What an object or a list holds no page says in a form that a request can be made from.
    boolean plain = !Set.of("object", "array").contains(type);
    ObjectNode schema = tried && plain ? schema("Page", field) : stated(LosslessJson.object());
    if (other != null && tried) {
      keep(schema, other.schema(), type);
    }
    return schema;
  }

  private ObjectNode schema(String prefix, PageField field) {
    return new PageProperty(prefix + PageText.camelCase(known.id()), schemas)
        .of(new FieldRelation(shown(field), Kind.SAME, ""));
  }

  /** What requests are made and images read with, not what a gateway is held to. */
  private static void keep(ObjectNode schema, Schema other, String type) {
    List<Schema> all = new ArrayList<>(other.branches());
    all.add(other);
    all.forEach(
        one -> {
          JsonNode pixels = one.rule("x-pixels");
          if (pixels != null) {
            schema.set("x-pixels", pixels);
          }
        });
    if (type.equals("string") && other.pattern() != null) {
      schema.put("pattern", other.pattern());
    }
    Schema items = other.items();
    if (type.equals("array") && items != null) {
      schema.put("type", "array").set("items", items.json());
    }
  }

  /** Without values that a terminal acts upon. */
  private static PageField shown(PageField field) {
    ObjectNode facts = field.facts().deepCopy();
    if (facts.has("enum")) {
      ArrayNode values = facts.putArray("enum");
      field.facts().path("enum").forEach(value -> addShown(value, values));
    }
    // Several types at once say nothing of the values of each.
    List<String> types = field.types().stream().filter(type -> !type.equals("null")).toList();
    if (types.size() > 1) {
      facts.remove(List.of("type", "default"));
      if (types.contains("string") && !facts.path("enum").isEmpty()) {
        facts.put("type", "string");
      }
    }
    return new PageField(field.name(), facts, field.said(), "", List.of(), Map.of(), field.line());
  }

  private static void addShown(JsonNode value, ArrayNode values) {
    String text = value.asText();
    if (text.length() <= 200 && TerminalSafeText.line(text).equals(text)) {
      values.add(FactValues.value(text, Set.of(FactValues.typeOf(value))));
    }
  }

  /** A field that only other documents name: of use where every request needs it. */
  private ObjectNode unstated(String name, SchemaProperty other, ArrayNode required) {
    ObjectNode schema = LosslessJson.object();
    JsonNode value = PageRequestBodies.printed(known, name);
    if (other.required() && value != null) {
      required.add(name);
      schema.put(NEEDED, true).set("default", value);
      return stated(schema);
    }
    schema.putArray("allOf").add(other.schema().json());
    schema.putArray("x-documented-by").add("relay");
    return schema;
  }

  private static ObjectNode stated(ObjectNode schema) {
    schema.putArray("x-documented-by").add("page");
    return schema;
  }
}
