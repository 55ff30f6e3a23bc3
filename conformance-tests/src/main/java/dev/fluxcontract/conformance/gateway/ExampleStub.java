package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.Locale;

/**
 * A WireMock mapping that answers with one example of the contract, word for word.
 *
 * @param name a name for its files
 * @param mapping the mapping without the body of its response
 * @param body that body
 */
record ExampleStub(String name, ObjectNode mapping, JsonNode body) {
  /** Answers a request for an operation with an example, under a status as the contract has it. */
  static ExampleStub of(
      Operation operation, String when, int priority, String status, ContractExample answer) {
    ObjectNode mapping = LosslessJson.object();
    String name = operation.id() + "-" + when;
    mapping.put("name", name).put("priority", priority);
    mapping
        .putObject("request")
        .put("method", operation.method())
        .put("urlPathTemplate", operation.path());
    ObjectNode response = mapping.putObject("response");
    response.put("status", Integer.parseInt(status.toUpperCase(Locale.ROOT).replace('X', '0')));
    response.putObject("headers").put("Content-Type", "application/json");
    return new ExampleStub(name, mapping, answer.value());
  }

  ObjectNode request() {
    return (ObjectNode) mapping.get("request");
  }

  ObjectNode withBody() {
    return with("body", LosslessJson.write(body));
  }

  ObjectNode withBodyFile(String file) {
    return with("bodyFileName", file);
  }

  private ObjectNode with(String field, String value) {
    ObjectNode whole = mapping.deepCopy();
    whole.withObject("/response").put(field, value);
    return whole;
  }
}
