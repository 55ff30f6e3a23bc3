package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract.
 *
 * @param id its operationId
 * @param method the HTTP method in capitals
 * @param path the path template, such as {@code /{owner}/{app}/requests/{request_id}}
 * @param parameters those in the query and in headers that have an example
 * @param request the JSON body it takes, or null where it takes none
 * @param requestExamples the named examples of that body
 * @param price the price of one image in US dollars; null where the contract lists none
 * @param answers what it may answer, by status as written in the contract, in the contract's order
 * @param written the whole operation as it is written, with the parameters of its path
 */
public record Operation(
    String id,
    String method,
    String path,
    List<ContractParameter> parameters,
    @Nullable Schema request,
    List<ContractExample> requestExamples,
    @Nullable BigDecimal price,
    Map<String, ContractResponse> answers,
    JsonNode written) {

  public Operation {
    parameters = List.copyOf(parameters);
    requestExamples = List.copyOf(requestExamples);
  }

  /** Whether it puts a job into the queue, which costs money: it takes a JSON body. */
  public boolean submits() {
    return request != null;
  }

  /** The model that it submits to: its path without the slash in front. */
  public String model() {
    return path.substring(1);
  }

  /** The same operation at another price. */
  Operation at(BigDecimal otherPrice) {
    return new Operation(
        id, method, path, parameters, request, requestExamples, otherPrice, answers, written);
  }

  /** The schema of the body it takes. Only for an operation that takes one. */
  public Schema requestSchema() {
    if (request == null) {
      throw new IllegalStateException("Operation " + id + " takes no body");
    }
    return request;
  }

  /** The answer documented for a status: as written, else its range (5XX), else the default. */
  public @Nullable ContractResponse answer(int status) {
    ContractResponse exact = answers.get(String.valueOf(status));
    if (exact != null) {
      return exact;
    }
    ContractResponse range = answers.get(status / 100 + "XX");
    return range != null ? range : answers.get("default");
  }

  /** The schema of the JSON body that is documented for a status. */
  public Schema answerSchema(int status) {
    ContractResponse answer = answer(status);
    if (answer == null || answer.schema() == null) {
      throw new IllegalStateException("Operation " + id + " has no schema for " + status);
    }
    return answer.schema();
  }

  /** The path with each {@code {name}} replaced; a name without a value stays as it is. */
  public String expand(Map<String, String> values) {
    String expanded = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      expanded = expanded.replace("{" + value.getKey() + "}", value.getValue());
    }
    return expanded;
  }
}
