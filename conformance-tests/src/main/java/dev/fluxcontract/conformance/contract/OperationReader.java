package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the operations under {@code paths}. */
record OperationReader(JsonNode root, SchemaSource schemas) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  List<Operation> read() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      JsonNode shared = path.getValue().path("parameters");
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          JsonNode written = withParameters(method.getValue(), shared);
          operations.add(operation(path.getKey(), method.getKey(), written));
        }
      }
    }
    return List.copyOf(operations);
  }

  private static JsonNode withParameters(JsonNode operation, JsonNode shared) {
    if (shared.isEmpty()) {
      return operation;
    }
    ObjectNode whole = LosslessJson.object();
    whole.setAll((ObjectNode) operation);
    ArrayNode parameters = whole.putArray("parameters");
    shared.forEach(parameters::add);
    operation.path("parameters").forEach(parameters::add);
    return whole;
  }

  private Operation operation(String path, String method, JsonNode node) {
    JsonNode body = json(schemas.resolve(node.path("requestBody")));
    return new Operation(
        node.path("operationId").asText(method + " " + path),
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(node.path("parameters")),
        schema(body),
        examples(body),
        price(node.path("x-list-price-usd")),
        answers(node.path("responses")),
        node);
  }

  private static @Nullable BigDecimal price(JsonNode listed) {
    return listed.isNumber() ? listed.decimalValue() : null;
  }

  private List<ContractParameter> parameters(JsonNode listed) {
    List<ContractParameter> parameters = new ArrayList<>();
    for (JsonNode one : listed) {
      JsonNode node = schemas.resolve(one);
      String in = node.path("in").asText();
      if (node.hasNonNull("example") && (in.equals("query") || in.equals("header"))) {
        String example = node.get("example").asText();
        parameters.add(
            new ContractParameter(node.path("name").asText(), in.equals("header"), example));
      }
    }
    return parameters;
  }

  private Map<String, ContractResponse> answers(JsonNode responses) {
    Map<String, ContractResponse> answers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> response : responses.properties()) {
      JsonNode node = schemas.resolve(response.getValue());
      JsonNode body = json(node);
      String status = response.getKey().toUpperCase(Locale.ROOT).replace("DEFAULT", "default");
      answers.put(status, new ContractResponse(status, schema(body), examples(body)));
    }
    return Collections.unmodifiableMap(answers);
  }

  private @Nullable Schema schema(JsonNode body) {
    return body.has("schema") ? schemas.schema(body.get("schema")) : null;
  }

  private List<ContractExample> examples(JsonNode body) {
    List<ContractExample> examples = new ArrayList<>();
    for (Map.Entry<String, JsonNode> example : body.path("examples").properties()) {
      JsonNode node = schemas.resolve(example.getValue());
      examples.add(new ContractExample(example.getKey(), node.path("value")));
    }
    if (body.has("example")) {
      examples.add(new ContractExample("example", body.get("example")));
    }
    return examples;
  }

  private static JsonNode json(JsonNode holder) {
    return holder.path("content").path("application/json");
  }
}
