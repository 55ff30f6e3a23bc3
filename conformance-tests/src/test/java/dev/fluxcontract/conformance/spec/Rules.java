package dev.fluxcontract.conformance.spec;

import java.util.List;

/**
 * What the contract is held to, besides what {@code .ci/run} has Spectral and Redocly check: that
 * examples and defaults fit their schemas, for one.
 */
final class Rules {
  private static final Documents DOCUMENTS = Documents.read();

  static final List<Rule> ALL =
      List.of(
          new DocumentedOperations(DOCUMENTS),
          new DocumentedValues(DOCUMENTS),
          new DocumentedClaims(DOCUMENTS),
          new PrintedExamples(DOCUMENTS),
          new OperationStyle(),
          new Descriptions(),
          new RequiredOrder(),
          new ToolLeftovers());

  private Rules() {}
}
