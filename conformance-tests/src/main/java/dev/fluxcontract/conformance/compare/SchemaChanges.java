package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes of schemas that programs compiled against the generated classes would notice. */
final class SchemaChanges {
  private final OpenApiDocument older;
  private final OpenApiDocument newer;
  private final ContractComparison.Changes changes;
  private final Set<String> sent;
  private final Set<String> received;

  SchemaChanges(OpenApiDocument older, OpenApiDocument newer, ContractComparison.Changes changes) {
    this.older = older;
    this.newer = newer;
    this.changes = changes;
    this.sent = older.sent();
    this.received = older.received();
  }

  void find() {
    Map<String, JsonNode> right = newer.schemas();
    older
        .schemas()
        .forEach(
            (name, schema) -> {
              if (right.containsKey(name)) {
                compare(name, name, schema, right.get(name));
              } else if (OpenApiDocument.hasClass(schema)) {
                changes.breaking("schema " + name + " is gone, and its class with it");
              }
            });
    right.keySet().stream()
        .filter(name -> !older.schemas().containsKey(name))
        .forEach(name -> changes.addition("schema " + name));
  }

  /** Compares a schema, or one without a name of its own that stands in a schema with a name. */
  private void compare(String place, String name, JsonNode left, JsonNode right) {
    if (!kind(left).equals(kind(right))) {
      changes.breaking(place + " was " + kind(left) + " and is " + kind(right));
    } else if (left.has("enum")) {
      report(
          place,
          "value",
          LosslessJson.texts(left.path("enum")),
          LosslessJson.texts(right.path("enum")));
    } else if (OpenApiDocument.isUnion(left)) {
      report(place, "branch", older.branches(left), newer.branches(right));
      report(place, "discriminator value", mapping(left), mapping(right));
    } else {
      compareObjects(place, name, left, right);
    }
  }

  private static String kind(JsonNode schema) {
    String type = schema.path("type").asText("object");
    return schema.has("enum")
        ? "an enum of type " + type
        : OpenApiDocument.isUnion(schema) ? "a union" : "of type " + type;
  }

  private static List<String> mapping(JsonNode union) {
    List<String> mapping = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : union.at("/discriminator/mapping").properties()) {
      mapping.add(entry.getKey() + " for " + entry.getValue().asText());
    }
    return mapping;
  }

  private void report(String place, String what, List<String> before, List<String> after) {
    before.stream()
        .filter(one -> !after.contains(one))
        .forEach(one -> changes.breaking(place + ": the " + what + " " + one + " is gone"));
    after.stream()
        .filter(one -> !before.contains(one))
        .forEach(one -> changes.addition(place + ": the " + what + " " + one));
  }

  private void compareObjects(String owner, String name, JsonNode left, JsonNode right) {
    Map<String, JsonNode> before = older.properties(left);
    Map<String, JsonNode> after = newer.properties(right);
    compareRequired(owner, name, left, right);
    if (sent.contains(name) && isClosed(right) && !isClosed(left)) {
      changes.breaking(owner + " takes less: no field that it does not name");
    }
    before.forEach(
        (property, schema) -> {
          String place = owner + "." + property;
          if (after.containsKey(property)) {
            compareProperties(place, name, schema, after.get(property));
          } else {
            changes.breaking(place + " is gone, and its accessors with it");
          }
        });
    after.keySet().stream()
        .filter(property -> !before.containsKey(property))
        .forEach(property -> changes.addition(owner + "." + property));
  }

  private static boolean isClosed(JsonNode schema) {
    JsonNode others = schema.path("additionalProperties");
    return others.isBoolean() && !others.asBoolean();
  }

  /** The classes of answers have builders too, which the tests of programs call. */
  private void compareRequired(String owner, String name, JsonNode left, JsonNode right) {
    List<String> before = older.required(left);
    List<String> after = newer.required(right);
    if (!before.equals(after)) {
      changes.breaking(
          owner + ".builder took " + before + " and takes " + after + ": what is required changed");
    }
    if (received.contains(name)) {
      for (String property : before) {
        JsonNode was = older.properties(left).get(property);
        JsonNode is = newer.properties(right).get(property);
        if (!after.contains(property)) {
          changes.breaking(owner + "." + property + " may be left out of an answer");
        } else if (was != null && is != null && !older.isNullable(was) && newer.isNullable(is)) {
          changes.breaking(owner + "." + property + " may be null in an answer");
        }
      }
    }
  }

  /** What only those notice who read it. */
  private void compareNotes(String place, JsonNode left, JsonNode right) {
    if (right.path("deprecated").asBoolean() && !left.path("deprecated").asBoolean()) {
      changes.addition(place + " is deprecated");
    }
    if (!right.path("default").equals(left.path("default"))) {
      changes.addition(place + ": the default was " + shown(left) + " and is " + shown(right));
    }
  }

  private static String shown(JsonNode schema) {
    return schema.has("default") ? schema.path("default").toString() : "none";
  }

  private void compareProperties(String place, String name, JsonNode left, JsonNode right) {
    String before = older.javaType(left);
    String after = newer.javaType(right);
    if (!before.equals(after)) {
      changes.breaking(place + " was of type " + before + " and is of type " + after);
      return;
    }
    compareNotes(place, left, right);
    if (sent.contains(name)) {
      JsonNode was = older.resolve(left);
      JsonNode is = newer.resolve(right);
      SchemaNarrowing.of(was, is).forEach(how -> changes.breaking(place + " takes less: " + how));
      SchemaNarrowing.undone(was, is)
          .forEach(how -> changes.addition(place + " takes more: " + how));
      if (older.isNullable(left) && !newer.isNullable(right)) {
        changes.breaking(place + " may no longer be null");
      }
    }
    JsonNode was = older.unnamed(left);
    JsonNode is = newer.unnamed(right);
    if (was.isObject() && is.isObject()) {
      compare(place, name, was, is);
    }
    compareElements(place, name, left, right);
  }

  private void compareElements(String place, String name, JsonNode left, JsonNode right) {
    JsonNode was = older.resolve(left).path("items");
    JsonNode is = newer.resolve(right).path("items");
    if (was.isObject() && is.isObject()) {
      boolean before = older.isNullable(was);
      boolean after = newer.isNullable(is);
      if (sent.contains(name) && before && !after) {
        changes.breaking("an element of " + place + " may no longer be null");
      } else if (received.contains(name) && after && !before) {
        changes.breaking("an element of " + place + " may be null in an answer");
      }
    }
  }
}
