package dev.fluxcontract.conformance.gateway;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.ContractResponse;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stubs from the examples of the contract. A documented request gets the answer of its document;
 * any other one the first example that fits. A {@code Prefer: code=404} or {@code Prefer: code=404,
 * example=NAME} header picks another answer.
 */
final class ExampleStubs {
  private static final int BY_EXAMPLE = 1;
  private static final int BY_CODE = 2;
  private static final int DOCUMENTED = 3;
  private static final int ANY = 5;
  private static final int REFUSED = 9;

  private final List<ExampleStub> stubs = new ArrayList<>();

  private ExampleStubs() {}

  static List<ExampleStub> of(Contract contract) {
    ExampleStubs all = new ExampleStubs();
    for (Operation operation : contract.operations()) {
      all.preferred(operation);
      if (operation.submits()) {
        all.documented(operation);
      }
      all.others(operation);
    }
    return List.copyOf(all.stubs);
  }

  /** The stubs that stand in front of a queue which serves everything else. */
  static List<ExampleStub> documented(Contract contract) {
    ExampleStubs some = new ExampleStubs();
    contract.submits().forEach(some::documented);
    return List.copyOf(some.stubs);
  }

  private void preferred(Operation operation) {
    for (ContractResponse answer : operation.answers().values()) {
      for (ContractExample example : answer.examples()) {
        String name = example.name();
        preferred(operation, answer, example, BY_EXAMPLE, "-" + name, ".*example=" + name + "\\b");
      }
      if (!answer.examples().isEmpty()) {
        preferred(operation, answer, answer.examples().get(0), BY_CODE, "", "");
      }
    }
  }

  private void preferred(
      Operation operation,
      ContractResponse answer,
      ContractExample example,
      int priority,
      String name,
      String pattern) {
    String code = answer.status().replace('X', '0');
    ExampleStub stub = ExampleStub.of(operation, code + name, priority, answer.status(), example);
    String prefer = ".*code=" + code + "\\b" + pattern + ".*";
    stub.request().putObject("headers").putObject("Prefer").put("matches", prefer);
    stubs.add(stub);
  }

  private void documented(Operation operation) {
    List<ContractExample> tickets = examples(operation, "200");
    for (ContractExample request : operation.requestExamples()) {
      Optional<ContractExample> own =
          tickets.stream().filter(t -> t.document().equals(request.document())).findFirst();
      if (!tickets.isEmpty()) {
        ExampleStub stub =
            ExampleStub.of(
                operation, request.name(), DOCUMENTED, "200", own.orElse(tickets.get(0)));
        stub.request().putArray("bodyPatterns").addObject().set("equalToJson", request.value());
        stubs.add(stub);
      }
    }
  }

  private void others(Operation operation) {
    operation.answers().values().stream()
        .filter(answer -> answer.status().startsWith("2") && !answer.examples().isEmpty())
        .findFirst()
        .ifPresent(answer -> stubs.add(any(operation, answer)));
    List<ContractExample> refusals = examples(operation, "422");
    if (operation.submits() && !refusals.isEmpty()) {
      stubs.add(ExampleStub.of(operation, "refused", REFUSED, "422", refusals.get(0)));
    }
  }

  private static ExampleStub any(Operation operation, ContractResponse answer) {
    ExampleStub stub =
        ExampleStub.of(operation, "any", ANY, answer.status(), answer.examples().get(0));
    if (operation.submits()) {
      for (SchemaProperty property : operation.requestSchema().properties().values()) {
        if (property.required()) {
          stub.request()
              .withArray("bodyPatterns")
              .addObject()
              .put("matchesJsonPath", "$['" + property.name() + "']");
        }
      }
    }
    return stub;
  }

  private static List<ContractExample> examples(Operation operation, String status) {
    ContractResponse answer = operation.answers().get(status);
    return answer == null ? List.of() : answer.examples();
  }
}
