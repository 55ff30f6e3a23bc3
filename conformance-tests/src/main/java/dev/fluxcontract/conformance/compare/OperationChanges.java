package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Changes of operations that callers of the Retrofit interfaces would notice. */
final class OperationChanges {
  private static final String JSON = "application/json";
  private static final String OPTIONAL = "?";

  private final OpenApiDocument older;
  private final OpenApiDocument newer;
  private final ContractComparison.Changes changes;

  OperationChanges(
      OpenApiDocument older, OpenApiDocument newer, ContractComparison.Changes changes) {
    this.older = older;
    this.newer = newer;
    this.changes = changes;
  }

  void find() {
    Map<String, Operation> left = older.operations();
    Map<String, Operation> right = newer.operations();
    left.forEach(
        (id, operation) -> {
          if (right.containsKey(id)) {
            compare(id, operation, right.get(id));
          } else {
            changes.breaking("operation " + id + " is gone, and its method with it");
          }
        });
    right.forEach(
        (id, operation) -> {
          if (!left.containsKey(id)) {
            changes.addition("operation " + id + " (" + operation.path() + ")");
          }
        });
    compareSubmits();
  }

  /** A request goes to the first operation that takes its class. */
  private void compareSubmits() {
    Map<String, String> after = submits(newer);
    submits(older)
        .forEach(
            (request, path) -> {
              if (!path.equals(after.getOrDefault(request, path))) {
                changes.breaking(
                    request + " was submitted to " + path + " and is to " + after.get(request));
              }
            });
  }

  private static Map<String, String> submits(OpenApiDocument tree) {
    Map<String, String> submits = new LinkedHashMap<>();
    for (Operation operation : tree.operations().values()) {
      if (operation.method().equals("POST")) {
        submits.putIfAbsent(body(tree, operation), operation.path());
      }
    }
    submits.remove("none");
    return submits;
  }

  private void compare(String id, Operation left, Operation right) {
    if (right.written().path("deprecated").asBoolean()
        && !left.written().path("deprecated").asBoolean()) {
      changes.addition("operation " + id + " is deprecated");
    }
    report(id, "the method and path", call(left), call(right));
    List<String> tags = tags(right);
    tags(left).stream()
        .filter(tag -> !tags.contains(tag))
        .forEach(tag -> changes.breaking(id + " has no tag " + tag + " now: its method moved"));
    if (isOpen(older, left) && !isOpen(newer, right)) {
      changes.breaking(id + " took requests without a key and takes none");
    }
    report(id, "the body", body(older, left), body(newer, right));
    report(id, "the answer", answer(older, left), answer(newer, right));
    List<String> before = parameters(older, left);
    List<String> after = parameters(newer, right);
    report(id, "the parameters, so the method's signature,", before, after);
    new CallbackChanges(older, newer, changes).find(id, left, right);
  }

  /** Whether a request needs no key: nothing is required, or one of the ways is empty. */
  private static boolean isOpen(OpenApiDocument tree, Operation operation) {
    JsonNode own = operation.written().path("security");
    JsonNode ways = own.isMissingNode() ? tree.root().path("security") : own;
    return ways.isEmpty() || ways.valueStream().anyMatch(JsonNode::isEmpty);
  }

  private void report(String id, String what, Object before, Object after) {
    if (!before.equals(after)) {
      changes.breaking(id + ": " + what + " changed from " + before + " to " + after);
    }
  }

  private static String call(Operation operation) {
    return operation.method() + " " + operation.path();
  }

  /** Each has an interface with the method. */
  private static List<String> tags(Operation operation) {
    List<String> tags = LosslessJson.texts(operation.written().path("tags"));
    return tags.isEmpty() ? List.of("Default") : tags;
  }

  private static String body(OpenApiDocument tree, Operation operation) {
    JsonNode body = tree.resolve(operation.written().path("requestBody"));
    String format =
        body.path("content").propertyStream().findFirst().map(Map.Entry::getKey).orElse(JSON);
    return body.isMissingNode()
        ? "none"
        : format.equals(JSON) ? tree.javaType(content(body)) : format;
  }

  /** The type that the method returns: that of the lowest status that is a success. */
  private static String answer(OpenApiDocument tree, Operation operation) {
    JsonNode responses = operation.written().path("responses");
    String lowest =
        responses
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(status -> status.startsWith("2"))
            .min(Comparator.naturalOrder())
            .orElse("default");
    JsonNode schema = content(tree.resolve(responses.path(lowest)));
    return schema.isMissingNode() ? "none" : tree.javaType(schema);
  }

  private static JsonNode content(JsonNode message) {
    return message.path("content").path(JSON).path("schema");
  }

  /** As the method takes them: those that are required first, and no cookies. */
  private static List<String> parameters(OpenApiDocument tree, Operation operation) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (JsonNode reference : operation.written().path("parameters")) {
      JsonNode parameter = tree.resolve(reference);
      String in = parameter.path("in").asText();
      String name = parameter.path("name").asText();
      String key = in + " " + (in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
      String type = tree.javaType(parameter.path("schema"));
      // What stands at the path can be said anew at the operation.
      parameters.put(
          key, key + " " + type + (parameter.path("required").asBoolean() ? "" : OPTIONAL));
    }
    return parameters.values().stream()
        .filter(parameter -> !parameter.startsWith("cookie "))
        .sorted(Comparator.comparing(parameter -> parameter.endsWith(OPTIONAL)))
        .toList();
  }
}
