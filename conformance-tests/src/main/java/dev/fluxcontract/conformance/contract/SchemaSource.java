package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where schemas come from: follows references and merges {@code allOf}, each node once. */
final class SchemaSource {
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode document;
  private final Map<String, JsonNode> references = new ConcurrentHashMap<>();

  /** By the very node, since comparing whole schemas by value is slow. */
  private final Map<JsonNode, Schema> known = Collections.synchronizedMap(new IdentityHashMap<>());

  SchemaSource(JsonNode document) {
    this.document = document;
  }

  JsonNode components() {
    return document.path("components");
  }

  /** The reference to a named schema, always the same node for the same name. */
  JsonNode named(String name) {
    return references.computeIfAbsent(name, n -> LosslessJson.object().put("$ref", SCHEMAS + n));
  }

  Schema schema(JsonNode written) {
    return known.computeIfAbsent(written, node -> new Schema(this, node));
  }

  /** Follows references until something else than a reference stands there. */
  JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    while (resolved.has("$ref")) {
      String ref = resolved.get("$ref").asText();
      resolved =
          ref.startsWith("#") ? document.at(JsonPointer.compile(ref.substring(1))) : missing(ref);
      if (resolved.isMissingNode()) {
        missing(ref);
      }
    }
    return resolved;
  }

  @Nullable String nameOf(JsonNode written) {
    JsonNode allOf = written.path("allOf");
    String ref =
        written.path("$ref").asText(allOf.size() == 1 ? allOf.get(0).path("$ref").asText() : "");
    return ref.startsWith(SCHEMAS) ? ref.substring(SCHEMAS.length()) : null;
  }

  ObjectNode merge(JsonNode written) {
    ObjectNode merged =
        resolve(written).isObject()
            ? (ObjectNode) resolve(written).deepCopy()
            : LosslessJson.object();
    JsonNode allOf = merged.remove("allOf");
    if (allOf != null) {
      allOf.forEach(member -> add(merged, merge(member)));
    }
    return merged;
  }

  private static void add(ObjectNode merged, ObjectNode member) {
    for (Map.Entry<String, JsonNode> entry : member.properties()) {
      JsonNode present = merged.get(entry.getKey());
      if (present == null) {
        merged.set(entry.getKey(), entry.getValue());
      } else if (entry.getKey().equals("properties")) {
        entry
            .getValue()
            .properties()
            .forEach(p -> ((ObjectNode) present).set(p.getKey(), p.getValue()));
      } else if (entry.getKey().equals("required")) {
        entry.getValue().forEach(((ArrayNode) present)::add);
      }
    }
  }

  private static JsonNode missing(String ref) {
    throw new IllegalArgumentException(
        "The contract refers to " + ref + ", which it does not hold");
  }
}
