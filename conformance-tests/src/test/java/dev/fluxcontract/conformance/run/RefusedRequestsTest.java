package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests that are refused cost, and what they tell. */
class RefusedRequestsTest {
  @Test
  void areCountedApart() {
    RunResult run = run("plain", 200, false, "REFUSE", "SUBMIT-01");
    assertThat(run.imagesRefused()).isPositive().isLessThan(run.imagesAsked());
  }

  @Test
  void leaveTheBudgetToOthersWhereTheyAreAssumedToBeUnbilled() {
    RunResult counted = run("plain", 12, false, "REFUSE", "SUBMIT-01");
    RunResult apart = run("plain", 12, true, "REFUSE", "SUBMIT-01");
    assertThat(passed(apart)).isGreaterThan(passed(counted));
    assertThat(apart.imagesAsked()).isLessThanOrEqualTo(12);
    assertThat(apart.imagesRefused()).isGreaterThan(12);
  }

  @Test
  void countWhereTheyAreTakenAllTheSame() {
    RunResult run = run("accepts-anything", 12, true, "REFUSE");
    assertThat(run.imagesAsked()).isEqualTo(12);
  }

  @Test
  void nameTheFieldAndTheValueThatIsRefused() {
    RunResult run = run("refuses-png-unnamed", Integer.MAX_VALUE, false, "SUBMIT-02");
    assertThat(run.results())
        .filteredOn(result -> result.outcome() == Outcome.FAILED)
        .isNotEmpty()
        .allSatisfy(
            result -> assertThat(result.reason()).contains("because of output_format=\"png\""));
  }

  @ParameterizedTest
  @CsvSource({"502, 1, PASSED", "0, 1, PASSED", "0, 200, SKIPPED", "500, 200, FAILED"})
  void areJudgedByTheirResultWhereTheyAreRefusedLate(int status, int times, Outcome outcome) {
    try (FluxGateway gateway = FluxGateway.builder().dialect("refuses-late").start()) {
      for (int i = 0; i < times; i++) {
        if (status == 0) {
          gateway.dropNext(GatewayStep.RESULT);
        } else {
          gateway.failNext(GatewayStep.RESULT, status, "{\"detail\":\"for a moment\"}");
        }
      }
      assertThat(run(gateway, 3, false, "REFUSE-01").results())
          .filteredOn(result -> !String.valueOf(result.reason()).contains("budget"))
          .isNotEmpty()
          .extracting(CheckResult::outcome)
          .containsOnly(outcome);
    }
  }

  @Test
  void leaveNoJobWhereOnlyTheResultSaysThatItFailed() {
    try (FluxGateway gateway =
        FluxGateway.builder()
            .dialect("fal")
            .dialect("refuses-late")
            .dialect("failure-in-result")
            .start()) {
      assertThat(outcomes(config(gateway, 40, false, "REFUSE-07").scheme(AuthPrefix.KEY)))
          .containsOnly(Outcome.PASSED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "no-status"})
  void areUndecidedWhereTheResultIsAnErrorThatBlamesNobody(String dialect) {
    try (FluxGateway gateway =
        FluxGateway.builder()
            .dialect(dialect)
            .dialect("refuses-late")
            .dialect("failure-envelope")
            .start()) {
      assertThat(outcomes(config(gateway, 40, false, "REFUSE-01", "REFUSE-02")))
          .containsOnly(Outcome.SKIPPED);
    }
  }

  /** A gateway may read JSON itself, and leave the rest to the model. */
  @Test
  void areJudgedWithoutThoseThatAreUndecided() throws IOException {
    try (RawServer server = new RawServer(RefusedRequestsTest::refusesNowOrLate)) {
      SuiteConfig.Builder config =
          SuiteConfig.builder(server.url(), "a-key-of-mine").only(List.of("REFUSE-06"));
      assertThat(outcomes(config.time(new PerThreadClock()))).contains(Outcome.PASSED);
    }
  }

  private static String refusesNowOrLate(String request) {
    if (!request.startsWith("POST")) {
      return RawServer.json(200, "{\"status\":\"FAILED\",\"error\":\"Invalid\"}");
    }
    return request.endsWith("}")
        ? RawServer.json(200, "{\"request_id\":\"job-1\"}")
        : RawServer.json(422, "{\"detail\":\"Invalid\"}");
  }

  @Test
  void areWaitedForWhileTheyHoldTheBudget() throws InterruptedException {
    Budget budget = new Budget(images(2));
    assertThat(budget.borrow(images(2))).isTrue();
    Thread other = new Thread(() -> budget.settle(images(2), true));
    other.start();
    assertThat(budget.borrow(images(1))).isTrue();
    budget.settle(images(1), false);
    other.join();
    assertThat(budget.asked()).isEqualTo(images(1));
    assertThat(budget.borrow(images(2))).isFalse();
  }

  private static Cost images(int images) {
    return new Cost(images, BigDecimal.ZERO);
  }

  private static long passed(RunResult run) {
    return run.results().stream().filter(result -> result.outcome() == Outcome.PASSED).count();
  }

  private static RunResult run(String fault, int budget, boolean unbilled, String... checks) {
    var settings =
        fault.equals("plain") ? FluxGateway.builder() : FluxGateway.builder().fault(fault);
    try (FluxGateway gateway = settings.start()) {
      return run(gateway, budget, unbilled, checks);
    }
  }

  private static RunResult run(
      FluxGateway gateway, int budget, boolean unbilled, String... checks) {
    return Suite.run(config(gateway, budget, unbilled, checks).build());
  }

  private static List<Outcome> outcomes(SuiteConfig.Builder config) {
    return Suite.run(config.build()).results().stream().map(CheckResult::outcome).toList();
  }

  private static SuiteConfig.Builder config(
      FluxGateway gateway, int budget, boolean unbilled, String... checks) {
    return SuiteConfig.builder(gateway.url(), gateway.key())
        .only(List.of(checks))
        .budget(budget)
        .assumeUnbilledRefusals(unbilled)
        .deadline(Duration.ofSeconds(20))
        .time(new PerThreadClock());
  }
}
