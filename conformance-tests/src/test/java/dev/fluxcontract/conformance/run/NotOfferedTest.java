package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.RunVerdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models of the contract that a gateway does not offer. */
class NotOfferedTest {
  private static final String DEV = "fal-ai/flux-1/dev";
  private static final String PRO = "fal-ai/flux-pro/kontext";

  @Test
  void aModelThatIsNotOfferedCostsOneSubmitAndIsSkipped() {
    try (FluxGateway gateway = FluxGateway.builder().offers(DEV, PRO).start()) {
      RunResult run = Suite.run(config(gateway.url(), gateway.key()).budget(120).build());
      assertThat(verdict(run)).isEqualTo(RunVerdict.CONFORMANT);
      assertThat(run.abortedBecause()).isNull();
      assertThat(run.notOffered())
          .hasSize(9)
          .extracting(NotOffered::model)
          .doesNotContain(DEV, PRO);
      for (NotOffered missing : run.notOffered()) {
        assertThat(submits(gateway, missing.model())).isEqualTo(1);
        assertThat(missing.reason()).contains("404");
        assertThat(run.results())
            .filteredOn(one -> of(one, missing.operation()))
            .isNotEmpty()
            .allMatch(one -> one.outcome() == Outcome.SKIPPED)
            .allMatch(one -> String.valueOf(one.reason()).contains("does not offer " + missing));
      }
    }
  }

  @Test
  void whatDoesNotDependOnTheModelIsTriedAtTheCheapestThatIsOffered() {
    try (FluxGateway gateway = FluxGateway.builder().offers(DEV, PRO).start()) {
      RunResult run = Suite.run(config(gateway.url(), gateway.key()).budget(120).build());
      assertThat(run.results())
          .filteredOn(one -> one.check().id().equals("ROBUST-02"))
          .extracting(CheckResult::caseId, CheckResult::outcome)
          .containsExactly(tuple("submitDevTextToImage/a prompt in many scripts", Outcome.PASSED));
      assertThat(run.results())
          .filteredOn(one -> one.check().id().matches("CANCEL-0[1245]|AUTH-0[345]|LIFE-05"))
          .noneMatch(one -> one.outcome() == Outcome.SKIPPED);
    }
  }

  @Test
  void aGatewayThatOffersNoModelFails() throws IOException {
    String missing = RawServer.json(404, "{\"detail\":\"Application not found\"}");
    try (RawServer server = new RawServer(request -> missing)) {
      RunResult run = Suite.run(config(server.url(), "a-key").only(List.of("SUBMIT-01")).build());
      assertThat(run.notOffered()).isNotEmpty();
      assertThat(verdict(run)).isEqualTo(RunVerdict.NOT_CONFORMANT);
    }
  }

  @Test
  void aModelThatIsRefusedInWordsIsNotOffered() throws IOException {
    for (String answer :
        List.of(
            RawServer.json(400, "{\"error\":{\"message\":\"Unknown model: flux\"}}"),
            RawServer.json(503, "{\"error\":{\"code\":\"model_not_found\"}}"),
            RawServer.json(503, "{\"error\":{\"message\":\"当前分组下对于模型 flux 无可用渠道\"}}"),
            RawServer.json(403, "{\"error\":{\"message\":\"该令牌无权访问模型 flux (request id: 1)\"}}"),
            RawServer.json(403, "{\"detail\":\"You do not have access to this model\"}"))) {
      try (RawServer server =
          new RawServer(
              request ->
                  request.contains("kontext/max")
                      ? answer
                      : RawServer.json(200, "{\"images\":[{\"url\":\"data:,\"}]}"))) {
        RunResult run = Suite.run(config(server.url(), "a-key").only(List.of("SUBMIT-01")).build());
        assertThat(run.notOffered())
            .as(answer)
            .hasSize(3)
            .allMatch(one -> one.model().contains("kontext/max"));
        assertThat(verdict(run)).isEqualTo(RunVerdict.CONFORMANT);
        assertThat(server.requests())
            .filteredOn(one -> one.startsWith("POST") && one.contains("kontext/max"))
            .hasSize(3);
      }
    }
  }

  @Test
  void aRefusedValueIsNotTakenForAModelThatIsNotOffered() throws IOException {
    String refusal =
        RawServer.json(422, "{\"detail\":\"The parameter seed of this model is not supported\"}");
    try (RawServer server = new RawServer(request -> refusal)) {
      RunResult run = Suite.run(config(server.url(), "a-key").only(List.of("SUBMIT-01")).build());
      assertThat(run.notOffered()).isEmpty();
      assertThat(verdict(run)).isEqualTo(RunVerdict.NOT_CONFORMANT);
    }
  }

  private static boolean of(CheckResult result, String operation) {
    String caseId = String.valueOf(result.caseId());
    return caseId.equals(operation) || caseId.startsWith(operation + "/");
  }

  private static long submits(FluxGateway gateway, String model) {
    Operation operation =
        Contract.bundled().submits().stream()
            .filter(one -> one.model().equals(model))
            .findFirst()
            .orElseThrow();
    return gateway.requests().stream()
        .filter(one -> one.step() == GatewayStep.SUBMIT)
        .filter(one -> one.path().equals(operation.path()))
        .count();
  }

  private static RunVerdict verdict(RunResult run) {
    return Report.of(run).verdict();
  }

  private static SuiteConfig.Builder config(String url, String key) {
    return SuiteConfig.builder(url, key)
        .deadline(Duration.ofSeconds(20))
        .time(new PerThreadClock());
  }
}
