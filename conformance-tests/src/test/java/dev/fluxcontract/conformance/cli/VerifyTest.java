package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code verify} says about gateways, and what it asks of them. */
class VerifyTest {
  @TempDir Path folder;

  @Test
  void failsOnABrokenShouldOnlyWhenStrict() {
    try (FluxGateway gateway = gateway().fault("seed-off-by-one").start()) {
      CliOutput said = verify(gateway, "--budget", "100", "--only", "RESULT-04");
      assertThat(said.exitCode()).as(said.toString()).isZero();
      assertThat(said.out()).contains("warned  RESULT-04  SHOULD");
      CliOutput strict = verify(gateway, "--budget", "100", "--only", "RESULT-04", "--strict");
      assertThat(strict.exitCode()).as(strict.toString()).isOne();
    }
  }

  @Test
  void namesTheWayOutWhereADocumentedRequestIsRefused() {
    try (FluxGateway gateway = gateway().fault("refuses-most-images").start()) {
      assertThat(verify(gateway, "--budget", "60", "--only", "SUBMIT-02").out())
          .contains("checked against that page with --page FILE");
    }
    try (FluxGateway gateway = gateway().fault("always-png").start()) {
      assertThat(verify(gateway, "--budget", "60", "--only", "FILE-03").out())
          .contains("Not conformant")
          .doesNotContain("--page");
    }
  }

  @Test
  void isNoSuccessWhenNothingWasExecuted() {
    try (FluxGateway gateway = gateway().start()) {
      CliOutput said = verify(gateway, "--budget", "0", "--only", "SUBMIT");
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.out()).contains("Nothing checked");
      assertThat(gateway.submits()).isZero();
    }
  }

  @Test
  void isNoSuccessWhenTheReportCannotBeWritten() throws Exception {
    Path taken = Files.writeString(folder.resolve("taken"), "");
    try (FluxGateway gateway = gateway().start()) {
      CliOutput said =
          verify(gateway, "--budget", "9", "--only", "SUBMIT-01", "--report", taken.toString());
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err()).startsWith("--report " + taken + ": no report can be written there");
      assertThat(gateway.requests()).isEmpty();
    }
  }

  @Test
  void tellsAKeyThatIsRefused() {
    try (FluxGateway gateway = gateway().start()) {
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", "another"),
              "verify",
              "--gateway",
              gateway.url(),
              "--budget",
              "5",
              "--report",
              folder.resolve("report").toString());
      assertThat(said.exitCode()).isEqualTo(3);
      assertThat(said.err()).contains("The gateway refuses the key", "--auth bearer?");
      assertThat(gateway.submits()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 40})
  void neverAsksForMoreThanTheBudget(int budget) throws Exception {
    try (FluxGateway gateway = gateway().fault("accepts-anything").start()) {
      CliOutput said = verify(gateway, "--budget", Integer.toString(budget));
      assertThat(gateway.imagesAsked()).as(said.toString()).isLessThanOrEqualTo(budget);
      assertThat(report().at("/cost/images").asInt()).isBetween(gateway.imagesAsked(), budget);
      assertThat(said.out()).contains("do not fit into the budget and will be skipped");
    }
  }

  @Test
  void sendsNothingForAPlan() {
    try (FluxGateway gateway = gateway().start()) {
      CliOutput said = CliOutput.by("verify", "--gateway", gateway.url(), "--plan");
      assertThat(said.exitCode()).isZero();
      assertThat(said.out()).contains("SUBMIT-01").contains("Plan: ").contains("at worst ");
      assertThat(gateway.requests()).isEmpty();
    }
  }

  @Test
  void showsWhatAHostileGatewaySaidAndObeysNoneOfIt() {
    try (FluxGateway gateway = gateway().start()) {
      for (int i = 0; i < 50; i++) {
        gateway.failNext(
            GatewayStep.SUBMIT, 422, "\u001b[2J\u001b]0;owned\u0007<script>ran = 1</script>");
      }
      CliOutput said = verify(gateway, "--budget", "40", "--only", "SUBMIT-01,TICKET-01");
      assertThat(said.exitCode()).as(said.toString()).isOne();
      assertThat(said.out()).contains("\\u001b[2J").doesNotContain("\u001b");
      assertThat(folder.resolve("report/report.html"))
          .content()
          .contains("&lt;script&gt;ran = 1&lt;/script&gt;")
          .doesNotContain("<script");
    }
  }

  private static GatewayBuilder gateway() {
    return FluxGateway.builder();
  }

  private CliOutput verify(FluxGateway gateway, String... options) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--gateway", gateway.url()));
    if (!List.of(options).contains("--report")) {
      arguments.addAll(List.of("--report", folder.resolve("report").toString()));
    }
    arguments.addAll(List.of(options));
    return CliOutput.by(Map.of("FLUX_API_KEY", gateway.key()), arguments.toArray(String[]::new));
  }

  private JsonNode report() throws Exception {
    return LosslessJson.read(Files.readString(folder.resolve("report/report.json")));
  }
}
