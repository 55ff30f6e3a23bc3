package dev.fluxcontract.conformance.page.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** The fields of a JSON Schema, whichever version of OpenAPI its page takes it for. */
final class SchemaFields {
  static final int MOST_FIELDS = 500;
  static final int MOST_FIELDS_OF_PAGE = 5_000;
  private static final int MOST_STEPS = 16;

  private final JsonNode root;
  private final ToIntFunction<String> lines;
  private int fieldsLeft = MOST_FIELDS_OF_PAGE;

  /**
   * A reader of the schemas of one document.
   *
   * @param root the document, for references within it
   * @param lines the line of a value, by JSON pointer
   */
  SchemaFields(JsonNode root, ToIntFunction<String> lines) {
    this.root = root;
    this.lines = lines;
  }

  /** The fields of an object schema; those that printed bodies alone name follow. */
  List<PageField> of(JsonNode schema, String pointer, List<JsonNode> bodies) {
    JsonNode object = resolve(schema);
    Set<String> required = new LinkedHashSet<>();
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    collect(object, properties, required, noParts());
    List<PageField> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : properties.entrySet()) {
      String name = property.getKey();
      int line = lines.applyAsInt(pointer + "/properties/" + escaped(name));
      boolean room = fields.size() < MOST_FIELDS && fieldsLeft > 0;
      if (room && name.length() <= BoundedYaml.LONGEST_KEY) {
        fieldsLeft--;
        fields.add(field(name, property.getValue(), required.contains(name), line));
      }
    }
    addPrinted(fields, bodies, lines.applyAsInt(pointer));
    return fields;
  }

  /** The fields of an answer, with what printed answers hold for each. */
  List<PageField> answer(JsonNode schema, String pointer, List<JsonNode> bodies) {
    List<PageField> fields = of(schema, pointer, bodies);
    addPrintedAnswers(fields, bodies, lines.applyAsInt(pointer));
    return fields;
  }

  /** Adds what printed answers hold: fields that only they name, and values of the others. */
  static void addPrintedAnswers(List<PageField> fields, List<JsonNode> bodies, int line) {
    fields.replaceAll(field -> withPrinted(field, bodies));
    addPrinted(fields, bodies, line);
  }

  /** Adds the fields that only a printed body names. */
  static void addPrinted(List<PageField> fields, List<JsonNode> bodies, int line) {
    Set<String> known = new LinkedHashSet<>();
    fields.forEach(field -> known.add(field.name()));
    for (JsonNode body : bodies) {
      for (Map.Entry<String, JsonNode> printed : body.properties()) {
        if (fields.size() < MOST_FIELDS && known.add(printed.getKey())) {
          fields.add(FieldBuilder.fromExample(printed.getKey(), printed.getValue(), line));
        }
      }
    }
  }

  private static PageField withPrinted(PageField field, List<JsonNode> bodies) {
    Set<JsonNode> examples = new LinkedHashSet<>(field.examples());
    bodies.stream()
        .filter(body -> body.hasNonNull(field.name()) && field.said() != FactSource.EXAMPLE)
        .forEach(body -> examples.add(body.get(field.name())));
    return new PageField(
        field.name(),
        field.facts(),
        field.said(),
        field.text(),
        List.copyOf(examples),
        field.conflicts(),
        field.line());
  }

  /** The parts of a schema that were read: a part that refers to itself never ends. */
  private static Set<JsonNode> noParts() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private void collect(
      JsonNode schema, Map<String, JsonNode> properties, Set<String> required, Set<JsonNode> read) {
    if (read.size() == MOST_FIELDS || !read.add(schema)) {
      return;
    }
    schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema.path("allOf").forEach(part -> collect(resolve(part), properties, required, read));
  }

  private PageField field(String name, JsonNode written, boolean required, int line) {
    JsonNode schema = merged(written);
    FieldBuilder field = new FieldBuilder(name, line).required(required);
    Set<String> types = new LinkedHashSet<>();
    ArrayNode values = LosslessJson.array();
    types(schema, types, values, noParts());
    field.types(types);
    if (schema.path("nullable").isBoolean()) {
      field.fact("nullable", schema.path("nullable"));
    }
    bound(schema, "minimum", "exclusiveMinimum", field);
    bound(schema, "maximum", "exclusiveMaximum", field);
    if (schema.has("default") && !(schema.path("default") instanceof NullNode)) {
      field.fact("default", schema.path("default"));
    }
    if (!values.isEmpty()) {
      field.fact("enum", values);
    }
    if (schema.path("items").isObject()) {
      field.fact("items", resolve(schema.path("items")));
    }
    schema.path("examples").forEach(field::example);
    if (schema.has("example")) {
      field.example(schema.path("example"));
    }
    return field.text(schema.path("description").asText()).build();
  }

  /** A schema with what it refers to, or is said to be all of; what stands in place comes first. */
  private JsonNode merged(JsonNode written) {
    var merged = LosslessJson.object();
    JsonNode parts = written.path("allOf");
    if (written.has("$ref")) {
      resolve(written).properties().forEach(p -> merged.set(p.getKey(), p.getValue()));
    }
    parts.forEach(
        part -> resolve(part).properties().forEach(p -> merged.set(p.getKey(), p.getValue())));
    written.properties().forEach(p -> merged.set(p.getKey(), p.getValue()));
    return merged;
  }

  private void types(JsonNode schema, Set<String> types, ArrayNode values, Set<JsonNode> read) {
    if (read.size() == MOST_FIELDS || !read.add(schema)) {
      return;
    }
    JsonNode type = schema.path("type");
    if (type.isTextual()) {
      types.addAll(FactValues.types(type.asText()));
    }
    type.forEach(one -> types.addAll(FactValues.types(one.asText())));
    schema.path("enum").forEach(values::add);
    for (String union : List.of("oneOf", "anyOf")) {
      schema.path(union).forEach(branch -> types(resolve(branch), types, values, read));
    }
  }

  /** An end that itself is not allowed, as a number or as a flag, is not an end of the range. */
  private static void bound(JsonNode schema, String end, String exclusive, FieldBuilder field) {
    if (schema.path(end).isNumber() && !schema.path(exclusive).asBoolean()) {
      field.fact(end, schema.path(end));
    }
  }

  /** A node, or what it refers to within the page; nothing where that is elsewhere. */
  JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    for (int step = 0; resolved.has("$ref"); step++) {
      String ref = resolved.path("$ref").asText();
      if (step == MOST_STEPS || !ref.startsWith("#/")) {
        return MissingNode.getInstance();
      }
      resolved = root.at(ref.substring(1));
    }
    return resolved;
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
