package dev.fluxcontract.conformance.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.List;
import java.util.stream.Stream;

/** A request that a document prints, of one operation. */
public record DocumentedRequest(Operation operation, ContractExample example) {
  /** Every documented request of the contract. */
  public static Stream<DocumentedRequest> all() {
    return Contract.bundled().submits().stream()
        .flatMap(
            operation ->
                operation.requestExamples().stream()
                    .map(example -> new DocumentedRequest(operation, example)));
  }

  /** The ticket that the same document prints, or else the first ticket of the operation. */
  public JsonNode ticket() {
    List<ContractExample> tickets = requireNonNull(operation.answer(200)).examples();
    return tickets.stream()
        .filter(ticket -> ticket.document().equals(example.document()))
        .findFirst()
        .orElse(tickets.get(0))
        .value();
  }

  @Override
  public String toString() {
    return operation.id() + " " + example.name();
  }
}
