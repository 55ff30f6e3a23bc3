package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Each operation has a success answer and its error answers; each submit that relays list has a
 * price.
 */
final class OperationStyle implements Rule {
  private static final List<String> ERRORS = List.of("401", "404", "429", "5XX");

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    for (SpecOperation operation : spec.operations()) {
      if (!operation.isCallback()) {
        checkAnswers(spec, operation, findings);
      }
    }
    return findings;
  }

  private static void checkAnswers(Spec spec, SpecOperation operation, List<Finding> findings) {
    List<String> needed = new ArrayList<>(List.of("200"));
    needed.addAll(ERRORS);
    if (operation.isSubmit()) {
      needed.add("422");
      checkPrice(operation, findings);
      SpecNode body = spec.follow(operation.node().child("requestBody"));
      if (!body.node().path("required").asBoolean()) {
        findings.add(Finding.of(operation, "its request body must be required"));
      }
    }
    for (String status : needed) {
      if (!operation.node().child("responses").has(status)) {
        findings.add(Finding.of(operation, "lacks an answer " + status));
      }
    }
    for (SpecNode answer : operation.node().child("responses").children()) {
      if (!spec.body(operation, answer.name()).child("schema").has("$ref")) {
        findings.add(Finding.of(operation, "its answer " + answer.name() + " has no named schema"));
      }
    }
  }

  /** The relays' list of models has a price for each. */
  private static void checkPrice(SpecOperation operation, List<Finding> findings) {
    if (!operation.node().child("x-documented-by").texts().contains("relay")) {
      return;
    }
    if (operation.node().child("x-list-price-usd").node().decimalValue().signum() <= 0) {
      findings.add(
          Finding.of(operation, "x-list-price-usd must be what an image costs, in dollars"));
    }
    for (String name : List.of("page", "read", "per")) {
      if (operation.node().child("x-list-price-source").text(name).isBlank()) {
        findings.add(Finding.of(operation, "x-list-price-source lacks " + name));
      }
    }
  }
}
