package dev.fluxcontract.everything;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of schema that OpenAPI 3.0 allows, with a value of it.
 *
 * @param name tells it from the others, in letters alone
 * @param schema as it stands in a contract
 * @param sample a value that follows its rules
 * @param broken a value that breaks a rule that {@code build()} checks, or null
 */
record SchemaKind(String name, Map<String, Object> schema, Object sample, @Nullable Object broken) {

  /** A schema from its keywords and their values, in turns. */
  static Map<String, Object> schema(Object... keywords) {
    Map<String, Object> schema = new LinkedHashMap<>();
    for (int i = 0; i < keywords.length; i += 2) {
      schema.put((String) keywords[i], keywords[i + 1]);
    }
    return schema;
  }

  static Map<String, Object> ref(String name) {
    return schema("$ref", "#/components/schemas/" + name);
  }

  /** This kind with more keywords; a reference is wrapped, since nothing counts beside it. */
  Map<String, Object> with(Object... keywords) {
    Map<String, Object> copy =
        schema.containsKey("$ref") ? schema("allOf", List.of(schema)) : new LinkedHashMap<>(schema);
    copy.putAll(schema(keywords));
    return copy;
  }

  /** Whether this is neither a rule's nor an enum's variant of another kind. */
  boolean isPlain() {
    return !name.matches(".*(Rule|Open|Enum)");
  }

  /** Whether this has a default, and one that the generator passes on. */
  boolean hasDefaultInJavadoc() {
    boolean isMap = "object".equals(schema.get("type")) && !schema.containsKey("properties");
    boolean isLarge = sample instanceof Long || sample instanceof BigInteger;
    boolean lost =
        isMap
            || isLarge
            || "byte".equals(schema.get("format"))
            || name.matches("(inline|ref|refNumbers|any|allOf|allOfOne)(List)?Default")
            || name.matches("(free.*|oneOf|refTexts)ListDefault");
    return schema.containsKey("default") && !lost;
  }

  SchemaKind withDefault() {
    return new SchemaKind(name + "Default", with("default", sample), sample, broken);
  }

  /** The schema for the same values and null. */
  Map<String, Object> nullable() {
    Map<String, Object> nullable = with("nullable", true);
    if (schema.get("enum") instanceof List<?> values) {
      List<@Nullable Object> withNull = new ArrayList<>(values);
      withNull.add(null);
      nullable.put("enum", withNull);
    }
    return nullable;
  }

  /** A list of this kind. */
  SchemaKind list() {
    return new SchemaKind(
        name + "List", schema("type", "array", "items", schema), List.of(sample), null);
  }

  /** A list of this kind with the rules that a list can have. */
  SchemaKind ruledList() {
    Map<String, Object> list =
        schema("type", "array", "items", schema, "minItems", 1, "maxItems", 3, "uniqueItems", true);
    return new SchemaKind(name + "RuledList", list, List.of(sample), List.of());
  }

  /** A list of this kind and of nulls. */
  SchemaKind listOfNulls() {
    Map<String, Object> list = schema("type", "array", "items", nullable());
    return new SchemaKind(name + "NullsList", list, Arrays.asList(sample, null), null);
  }

  /** A map of this kind. */
  SchemaKind map() {
    Map<String, Object> map = schema("type", "object", "additionalProperties", schema);
    return new SchemaKind(name + "Map", map, schema("k", sample), null);
  }

  /** A map of this kind with the rules that a map can have. */
  SchemaKind ruledMap() {
    Map<String, Object> map =
        schema(
            "type",
            "object",
            "additionalProperties",
            schema,
            "minProperties",
            1,
            "maxProperties",
            3);
    return new SchemaKind(name + "RuledMap", map, schema("k", sample), Map.of());
  }

  /** A map of this kind and of nulls. */
  SchemaKind mapOfNulls() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("k", sample);
    values.put("n", null);
    Map<String, Object> map = schema("type", "object", "additionalProperties", nullable());
    return new SchemaKind(name + "NullsMap", map, values, null);
  }
}
