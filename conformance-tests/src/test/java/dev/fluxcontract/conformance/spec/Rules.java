package dev.fluxcontract.conformance.spec;

import java.util.List;

/** All that the contract is held to. */
final class Rules {
  private static final Documents DOCUMENTS = Documents.read();

  /**
   * The rules that take milliseconds, so that they can be run on thousands of changed contracts.
   */
  static final List<Rule> QUICK =
      List.of(
          new DocumentedOperations(DOCUMENTS),
          new DocumentedValues(DOCUMENTS),
          new DocumentedClaims(DOCUMENTS),
          new PrintedExamples(DOCUMENTS),
          new OperationStyle(),
          new Descriptions(),
          new RequiredOrder(),
          new Leftovers());

  /** The rule that leans on another's validator. */
  static final List<Rule> THOROUGH = List.of(new ExamplesFit());

  private Rules() {}
}
