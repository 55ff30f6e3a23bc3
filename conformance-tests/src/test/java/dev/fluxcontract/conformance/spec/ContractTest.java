package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  private static final Spec CONTRACT = Spec.published();

  static Stream<Rule> rules() {
    return Stream.of(Rules.QUICK, Rules.THOROUGH).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void keepsTo(Rule rule) {
    assertThat(rule.check(CONTRACT)).isEmpty();
  }
}
