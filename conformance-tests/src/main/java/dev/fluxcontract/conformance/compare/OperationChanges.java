package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of operations that callers of the Retrofit interfaces would notice. */
final class OperationChanges {
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
    report(id, "the tag, so the interface,", tag(left), tag(right));
    report(id, "the body", body(older, left), body(newer, right));
    report(id, "the answer", answer(older, left), answer(newer, right));
    List<String> before = parameters(older, left);
    List<String> after = parameters(newer, right);
    report(id, "the parameters, so the method's signature,", before, after);
  }

  private void report(String id, String what, Object before, Object after) {
    if (!before.equals(after)) {
      changes.breaking(id + ": " + what + " changed from " + before + " to " + after);
    }
  }

  private static String call(Operation operation) {
    return operation.method() + " " + operation.path();
  }

  private static String tag(Operation operation) {
    return operation.written().path("tags").path(0).asText("Default");
  }

  private static String body(OpenApiDocument tree, Operation operation) {
    JsonNode body = tree.resolve(operation.written().path("requestBody"));
    return body.isMissingNode() ? "none" : tree.javaType(content(body));
  }

  /** The type that the method returns: that of the first answer that is a success. */
  private static String answer(OpenApiDocument tree, Operation operation) {
    for (Map.Entry<String, JsonNode> response :
        operation.written().path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        JsonNode schema = content(tree.resolve(response.getValue()));
        return schema.isMissingNode() ? "none" : tree.javaType(schema);
      }
    }
    return "none";
  }

  private static JsonNode content(JsonNode message) {
    return message.path("content").path("application/json").path("schema");
  }

  private static List<String> parameters(OpenApiDocument tree, Operation operation) {
    List<String> parameters = new ArrayList<>();
    for (JsonNode reference : operation.written().path("parameters")) {
      JsonNode parameter = tree.resolve(reference);
      parameters.add(
          parameter.path("in").asText()
              + " "
              + parameter.path("name").asText()
              + " "
              + tree.javaType(parameter.path("schema"))
              + (parameter.path("required").asBoolean() ? "" : "?"));
    }
    return parameters;
  }
}
