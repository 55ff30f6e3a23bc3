package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A contract as it is written, and what the generator makes of its parts. */
final class OpenApiDocument {
  private static final String SCHEMAS = "#/components/schemas/";

  private final Contract contract;

  OpenApiDocument(JsonNode root) {
    this.contract = Contract.of(root);
  }

  JsonNode root() {
    return contract.root();
  }

  /** The operations by id. */
  Map<String, Operation> operations() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    contract.operations().forEach(operation -> operations.put(operation.id(), operation));
    return operations;
  }

  Map<String, JsonNode> schemas() {
    Map<String, JsonNode> schemas = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> schema :
        contract.root().at("/components/schemas").properties()) {
      schemas.put(schema.getKey(), schema.getValue());
    }
    return schemas;
  }

  /** A node, or what it refers to. */
  JsonNode resolve(JsonNode node) {
    return contract.resolve(node);
  }

  /** The schemas that a request can hold, by name. */
  Set<String> sent() {
    Set<String> sent = new HashSet<>();
    for (Operation operation : operations().values()) {
      collect(resolve(operation.written().path("requestBody")), sent);
    }
    return sent;
  }

  /** The schemas that an answer, or a delivery to a webhook, can hold, by name. */
  Set<String> received() {
    Set<String> received = new HashSet<>();
    for (Operation operation : operations().values()) {
      collect(operation.written().path("responses"), received);
      collect(operation.written().path("callbacks"), received);
    }
    return received;
  }

  private void collect(JsonNode node, Set<String> names) {
    String ref = node.path("$ref").asText();
    if (ref.startsWith(SCHEMAS) && !names.add(ref.substring(SCHEMAS.length()))) {
      return;
    }
    if (!ref.isEmpty()) {
      collect(contract.root().at(ref.substring(1)), names);
    }
    node.forEach(child -> collect(child, names));
  }

  /** The Java type of a property, a parameter or a body, as far as callers can tell. */
  String javaType(JsonNode schema) {
    JsonNode all = schema.path("allOf");
    if (all.size() == 1) {
      return javaType(all.path(0));
    }
    String ref = schema.path("$ref").asText();
    if (ref.startsWith(SCHEMAS)) {
      JsonNode target = resolve(schema);
      return hasClass(target) ? ref.substring(SCHEMAS.length()) : javaType(target);
    }
    if (!hasOwnType(schema)) {
      return "a class of its own";
    }
    return switch (schema.path("type").asText()) {
      case "array" -> "List<" + javaType(schema.path("items")) + ">";
      case "object" -> "Map<" + javaType(additional(schema)) + ">";
      case "string" -> textType(schema.path("format").asText());
      case "integer" -> integerType(schema.path("format").asText());
      case "number" -> "Double";
      case "boolean" -> "Boolean";
      default -> "Object";
    };
  }

  private static boolean hasOwnType(JsonNode schema) {
    return !schema.has("enum") && !schema.has("properties") && !isUnion(schema);
  }

  /** Whether a class is made for a schema, and not only a type of Java's own. */
  static boolean hasClass(JsonNode schema) {
    return !hasOwnType(schema) || schema.has("allOf");
  }

  /** Beside properties, the branches only say which of these are required. */
  static boolean isUnion(JsonNode schema) {
    return (schema.has("oneOf") || schema.has("anyOf")) && !schema.has("properties");
  }

  /** What has a class but no name of its own: the schema itself, or what its elements are. */
  JsonNode unnamed(JsonNode schema) {
    JsonNode all = schema.path("allOf");
    if (all.size() == 1) {
      return unnamed(all.path(0));
    }
    JsonNode target = resolve(schema);
    if (schema.has("$ref") && hasClass(target)) {
      return MissingNode.getInstance();
    }
    if (!hasOwnType(target)) {
      return target;
    }
    JsonNode elements = target.has("items") ? target.path("items") : additional(target);
    return elements.isObject() ? unnamed(elements) : MissingNode.getInstance();
  }

  private static JsonNode additional(JsonNode schema) {
    return schema.path("additionalProperties");
  }

  private static String textType(String format) {
    return switch (format) {
      case "date-time" -> "OffsetDateTime";
      case "date" -> "LocalDate";
      case "uuid" -> "UUID";
      case "uri" -> "URI";
      case "byte" -> "ByteString";
      default -> "String";
    };
  }

  private static String integerType(String format) {
    return switch (format) {
      case "int64", "uint32" -> "Long";
      case "uint64" -> "BigInteger";
      default -> "Integer";
    };
  }

  /** The branches of a union by their Java types. */
  List<String> branches(JsonNode union) {
    List<String> branches = new ArrayList<>();
    union.path("oneOf").forEach(branch -> branches.add(javaType(branch)));
    union.path("anyOf").forEach(branch -> branches.add(javaType(branch)));
    return branches;
  }

  /** The properties of an object, those of its allOf first, as the generator lists them. */
  Map<String, JsonNode> properties(JsonNode schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    schema.path("allOf").forEach(part -> properties.putAll(properties(resolve(part))));
    schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    return properties;
  }

  /** The required properties in the order in which builder(...) takes them. */
  List<String> required(JsonNode schema) {
    Set<String> required = new HashSet<>();
    collectRequired(schema, required);
    return properties(schema).keySet().stream().filter(required::contains).toList();
  }

  private void collectRequired(JsonNode schema, Set<String> required) {
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema.path("allOf").forEach(part -> collectRequired(resolve(part), required));
  }

  /** Whether a property may be null. */
  boolean isNullable(JsonNode schema) {
    JsonNode all = schema.path("allOf");
    return schema.path("nullable").asBoolean()
        || resolve(schema).path("nullable").asBoolean()
        || (all.size() == 1 && isNullable(all.path(0)));
  }
}
