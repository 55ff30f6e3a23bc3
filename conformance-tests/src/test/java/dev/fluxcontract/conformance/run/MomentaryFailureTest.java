package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure of a moment decides nothing, and hides nothing either. */
@Tag("slow")
class MomentaryFailureTest {
  private static final String KEY = "a-key-of-mine";

  @Test
  void theFirstRequestOfARunIsTriedMoreThanOnce() {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      gateway.dropNext(GatewayStep.STATUS).dropNext(GatewayStep.STATUS);
      RunResult run = run(gateway, 0, "UNKNOWN-01");
      assertThat(run.abortedBecause()).isNull();
      assertThat(outcomes(run)).containsExactly(Outcome.PASSED);
      assertThat(run.flaky()).containsExactly(entry("status", 2));
    }
  }

  @Test
  void aFailedJobIsSubmittedAgainAndSyncModeIsNotBroken() {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      gateway.failNextJob(500, "The model ran out of memory", "internal_error");
      RunResult run = run(gateway, 40, "SYNC-01", "SYNC-02");
      assertThat(outcomes(run)).containsOnly(Outcome.PASSED);
      assertThat(run.flaky()).containsExactly(entry("job", 1));
    }
  }

  @Test
  void aFailedJobThatTheBudgetCannotRepeatIsNoVerdict() {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      gateway.failNextJob(500, "The model ran out of memory", "internal_error");
      RunResult run = run(gateway, 1, "LIFE-02");
      assertThat(gateway.submits()).isEqualTo(1);
      assertThat(run.results())
          .filteredOn(result -> String.valueOf(result.reason()).contains("out of memory"))
          .singleElement()
          .satisfies(result -> assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED))
          .satisfies(result -> assertThat(result.reason()).contains("budget"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AUTH-03", "AUTH-04", "CANCEL-01", "CANCEL-04", "UNKNOWN-02"})
  void tooManyRequestsIsNoAnswer(String check) throws IOException {
    try (RawServer server = new RawServer(MomentaryFailureTest::busy)) {
      RunResult run =
          Suite.run(
              SuiteConfig.builder(server.url(), KEY)
                  .only(List.of(check))
                  .strict(true)
                  .time(new PerThreadClock())
                  .build());
      assertThat(run.abortedBecause()).isNull();
      assertThat(outcomes(run)).containsExactly(Outcome.SKIPPED);
    }
  }

  /** Accepts no cancel request, no stranger, and no question for a result that does not exist. */
  private static String busy(String request) {
    boolean known = request.contains("job-1") || request.contains("/status ");
    if (request.startsWith("PUT") || !request.contains("Bearer " + KEY + "\r\n") || !known) {
      return request.startsWith("POST")
          ? RawServer.json(200, "{\"request_id\":\"job-1\"}")
          : RawServer.json(429, "{\"detail\":\"Too many requests\"}");
    }
    if (!request.contains("job-1")) {
      return RawServer.json(404, "{\"detail\":\"There is no such job\"}");
    }
    return request.contains("/status ")
        ? RawServer.json(200, "{\"status\":\"COMPLETED\"}")
        : RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"one-image-fewer", "any-key", "repeated-ids", "sync-500"})
  void noiseHidesNoFault(String fault) {
    ScaledClock time = new ScaledClock(10);
    List<String> checks = Fault.named(fault).caughtBy();
    try (FluxGateway gateway =
        FluxGateway.builder().dialect("noise").fault(fault).seed(1).clock(time.clock()).start()) {
      RunResult run =
          Suite.run(
              SuiteConfig.builder(gateway.url(), gateway.key())
                  .only(checks)
                  .strict(true)
                  .time(time)
                  .build());
      assertThat(GatewaySweep.failed(run)).containsAll(checks);
    }
  }

  private static List<Outcome> outcomes(RunResult run) {
    return run.results().stream().map(CheckResult::outcome).toList();
  }

  private static RunResult run(FluxGateway gateway, int budget, String... checks) {
    return Suite.run(
        SuiteConfig.builder(gateway.url(), gateway.key())
            .only(List.of(checks))
            .budget(budget)
            .time(new PerThreadClock())
            .build());
  }
}
