package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two customers of one gateway, each with a valid key. */
class OtherCustomerTest {
  private static final List<String> CHECKS =
      List.of("AUTH-03", "AUTH-04", "AUTH-05", "AUTH-08", "AUTH-09", "AUTH-10");

  @ParameterizedTest
  @CsvSource({
    "other-customer-status, AUTH-08",
    "other-customer-result, AUTH-09",
    "other-customer-cancel, AUTH-10"
  })
  void whoIsLetToTheJobsOfAnotherIsNoticed(String fault, String check) {
    try (FluxGateway gateway = FluxGateway.builder().fault(fault).start()) {
      assertThat(run(config(gateway).otherKey(gateway.otherKey())).results())
          .filteredOn(result -> result.outcome() == Outcome.FAILED)
          .extracting(result -> result.check().id())
          .containsExactly(check);
    }
  }

  @Test
  void withoutASecondKeyItIsSaidWhatWasNotTried() {
    try (FluxGateway gateway = FluxGateway.builder().fault("other-customer-status").start()) {
      assertThat(run(config(gateway)).results())
          .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
          .extracting(result -> result.check().id() + ": " + result.reason())
          .hasSize(3)
          .allSatisfy(reason -> assertThat(reason).contains("not tried", "--other-key-env"));
    }
  }

  @Test
  void aSecondKeyThatIsRefusedProvesNothing() {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      assertThat(run(config(gateway).otherKey("nobody-has-this-key")).results())
          .filteredOn(result -> result.outcome() == Outcome.SKIPPED)
          .extracting(CheckResult::reason)
          .containsOnly("the gateway refuses the second key, with 401")
          .hasSize(3);
    }
  }

  @Test
  void theSecondKeyStandsInNoReport() {
    try (FluxGateway gateway = FluxGateway.builder().fault("other-customer-status").start()) {
      RunResult run = run(config(gateway).otherKey(gateway.otherKey()));
      assertThat(run.results().stream().flatMap(result -> result.exchanges().stream()))
          .extracting(Exchange::toString)
          .anySatisfy(exchange -> assertThat(exchange).contains("$OTHER_FLUX_API_KEY"))
          .noneSatisfy(exchange -> assertThat(exchange).contains(gateway.otherKey()));
    }
  }

  private static SuiteConfig.Builder config(FluxGateway gateway) {
    return SuiteConfig.builder(gateway.url(), gateway.key());
  }

  private static RunResult run(SuiteConfig.Builder config) {
    return Suite.run(
        config
            .only(CHECKS)
            .budget(14)
            .deadline(Duration.ofSeconds(20))
            .time(new PerThreadClock())
            .build());
  }
}
