package dev.fluxcontract.conformance.replay;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.ContractResponse;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.stream.Stream;

/** A response that a document prints, of one operation. */
public record DocumentedResponse(
    Operation operation, ContractResponse response, ContractExample example) {
  /** Every documented response of the contract. */
  public static Stream<DocumentedResponse> all() {
    return Contract.bundled().operations().stream().flatMap(DocumentedResponse::of);
  }

  private static Stream<DocumentedResponse> of(Operation operation) {
    return operation.answers().values().stream()
        .flatMap(
            response ->
                response.examples().stream()
                    .map(example -> new DocumentedResponse(operation, response, example)));
  }

  /** Its status code; 500 for a range such as 5XX. */
  public int status() {
    return Integer.parseInt(response.status().replace('X', '0'));
  }

  /** The value of the header {@code Prefer} that asks the stubs for this response. */
  public String prefer() {
    return "code=" + status() + ", example=" + example.name();
  }

  @Override
  public String toString() {
    return operation.id() + " " + response.status() + " " + example.name();
  }
}
