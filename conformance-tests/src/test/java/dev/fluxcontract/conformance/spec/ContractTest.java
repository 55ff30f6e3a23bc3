package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("contract")
class ContractTest {
  private static final Spec CONTRACT = Spec.published();
  private static final ContractLines LINES = new ContractLines(CONTRACT.text());

  static Stream<Rule> rules() {
    return Rules.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTo(Rule rule) {
    List<Finding> findings = rule.check(CONTRACT);
    if (!findings.isEmpty()) {
      AssertionError failure = new AssertionError(LINES.describe(findings));
      failure.setStackTrace(new StackTraceElement[0]); // It would say nothing of the contract.
      throw failure;
    }
  }

  @Test
  void aFindingNamesItsLine() {
    ContractLines lines =
        new ContractLines("paths:\n  /a/b:\n    get:\n      tags:\n      - x\n      - y\n");
    Finding finding = new Finding("/paths/~1a~1b/get", "GET /a/b (a)", "lacks x-documented-by");

    assertThat(lines.describe(List.of(finding)))
        .isEqualTo("\nspec/flux.openapi.yaml:3: GET /a/b (a): lacks x-documented-by");
    assertThat(lines.line("/paths/~1a~1b/get/tags/1")).isEqualTo(6);
  }
}
