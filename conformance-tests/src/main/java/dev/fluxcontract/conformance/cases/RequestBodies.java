package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;

/** Request bodies to start from. */
final class RequestBodies {
  private RequestBodies() {}

  /** The required fields alone, with the values of the first example that has them. */
  static ObjectNode least(Operation operation) {
    ObjectNode body = LosslessJson.object();
    for (SchemaProperty property : operation.requestSchema().properties().values()) {
      if (property.required()) {
        JsonNode some = SampleValues.some(property.schema());
        body.set(property.name(), shown(operation, property.name(), some));
      }
    }
    return body;
  }

  /** The first documented example; the required fields alone where there is none. */
  static ObjectNode example(Operation operation) {
    return operation.requestExamples().isEmpty()
        ? least(operation)
        : operation.requestExamples().get(0).value().deepCopy();
  }

  /** The fields of a body; none where it is not a JSON object. */
  static ObjectNode read(String body) {
    try {
      return LosslessJson.read(body) instanceof ObjectNode object ? object : LosslessJson.object();
    } catch (JsonProcessingException e) {
      return LosslessJson.object();
    }
  }

  private static JsonNode shown(Operation operation, String field, JsonNode otherwise) {
    return operation.requestExamples().stream()
        .map(ContractExample::value)
        .filter(value -> value.has(field))
        .map(value -> value.get(field))
        .findFirst()
        .orElse(otherwise);
  }
}
