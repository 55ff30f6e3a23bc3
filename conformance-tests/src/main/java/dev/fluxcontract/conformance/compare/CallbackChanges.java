package dev.fluxcontract.conformance.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes of what a gateway sends to a webhook: who receives it can be sent less than before. */
final class CallbackChanges {
  private final OpenApiDocument older;
  private final OpenApiDocument newer;
  private final ContractComparison.Changes changes;

  CallbackChanges(
      OpenApiDocument older, OpenApiDocument newer, ContractComparison.Changes changes) {
    this.older = older;
    this.newer = newer;
    this.changes = changes;
  }

  void find(String id, Operation left, Operation right) {
    Map<String, JsonNode> after = deliveries(newer, right);
    deliveries(older, left)
        .forEach(
            (name, delivery) -> {
              if (after.containsKey(name)) {
                compare(id + ", callback " + name, delivery, after.get(name));
              } else {
                changes.breaking(id + ": the callback " + name + " is gone");
              }
            });
  }

  private void compare(String place, JsonNode left, JsonNode right) {
    Map<String, Boolean> after = headers(newer, right);
    headers(older, left)
        .forEach(
            (header, required) -> {
              if (required && !after.getOrDefault(header, false)) {
                changes.breaking(place + " may come without the header " + header);
              }
            });
    JsonNode now = newer.resolve(right.path("requestBody")).path("content");
    older
        .resolve(left.path("requestBody"))
        .path("content")
        .fieldNames()
        .forEachRemaining(
            format -> {
              if (!now.has(format)) {
                changes.breaking(place + " no longer comes as " + format);
              }
            });
  }

  /** By the name of the callback, the method and the address. */
  private static Map<String, JsonNode> deliveries(OpenApiDocument tree, Operation operation) {
    Map<String, JsonNode> deliveries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> callback :
        operation.written().path("callbacks").properties()) {
      for (Map.Entry<String, JsonNode> address : tree.resolve(callback.getValue()).properties()) {
        for (Map.Entry<String, JsonNode> method : address.getValue().properties()) {
          String name = callback.getKey() + ", " + method.getKey() + " " + address.getKey();
          deliveries.put(name, method.getValue());
        }
      }
    }
    return deliveries;
  }

  /** Whether each header is always sent. */
  private static Map<String, Boolean> headers(OpenApiDocument tree, JsonNode delivery) {
    Map<String, Boolean> headers = new LinkedHashMap<>();
    for (JsonNode reference : delivery.path("parameters")) {
      JsonNode parameter = tree.resolve(reference);
      headers.put(parameter.path("name").asText(), parameter.path("required").asBoolean());
    }
    return headers;
  }
}
