package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify --write-baseline}, {@code --baseline} and {@code --summary}. */
class BaselineCommandTest {
  @TempDir Path folder;

  @Test
  void failsOnlyOnWhatIsNewAndReportsWhatIsFixed() throws Exception {
    try (FluxGateway broken = FluxGateway.builder().fault("one-image-fewer").start()) {
      CliOutput first = verify(broken, "--write-baseline", baseline());
      assertThat(first.exitCode()).isEqualTo(1);
      assertThat(first.out()).contains("Baseline: " + baseline());
      CliOutput second = verify(broken, "--baseline", baseline());
      assertThat(second.exitCode()).as(second.out()).isZero();
      assertThat(report().at("/summary/must/waived").asInt()).isEqualTo(1);
    }
    try (FluxGateway worse = FluxGateway.builder().fault("no-auth-on-status").start()) {
      CliOutput third = verify(worse, "--baseline", baseline());
      assertThat(third.exitCode()).isEqualTo(1);
      assertThat(third.out())
          .contains("1 MUST is broken. ", "Known failures that are fixed\n  RESULT-03");
      assertThat(report().get("fixed")).isNotEmpty();
      assertThat(page()).contains("Known failures that are fixed");
      assertThat(Files.readString(folder.resolve("report/junit.xml")))
          .contains("<property name=\"fixed\" value=\"RESULT-03 submit");
    }
  }

  @Test
  void saysWhatHasExpired() throws Exception {
    Files.writeString(
        Path.of(baseline()), "- {check: RESULT-03, reason: one fewer, until: 2026-01-31}\n");
    try (FluxGateway broken = FluxGateway.builder().fault("one-image-fewer").start()) {
      CliOutput said = verify(broken, "--baseline", baseline());
      assertThat(said.exitCode()).isEqualTo(1);
      assertThat(said.out())
          .contains("1 waiver has expired", "RESULT-03 was known until 2026-01-31");
      assertThat(report().at("/expired/0").asText()).startsWith("RESULT-03 was known");
      assertThat(page()).contains("Waivers that have expired");
    }
  }

  /** It would leave out what the run did not come to. */
  @Test
  void isNotWrittenByARunThatChecksNothing() throws Exception {
    Files.writeString(Path.of(baseline()), "kept");
    try (FluxGateway gateway = FluxGateway.create().start()) {
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", gateway.key()),
              "verify",
              "--gateway",
              gateway.url(),
              "--budget",
              "0",
              "--only",
              "SUBMIT",
              "--report",
              folder.resolve("report").toString(),
              "--write-baseline",
              baseline());
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err()).contains("not written, since the run is not complete");
      assertThat(Path.of(baseline())).hasContent("kept");
    }
  }

  @Test
  void isOpenedBeforeAnythingIsSent() throws Exception {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      CliOutput said = verify(gateway, "--write-baseline", folder.toString());
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err())
          .startsWith(
              "--write-baseline "
                  + folder
                  + ": cannot be written (there is a folder of that name)");
      assertThat(gateway.requests()).isEmpty();
    }
  }

  /** GitHub takes 1 MiB of a step, all commands of the step together. */
  @Test
  void appendsASummaryToWhatAnEarlierCommandOfTheStepWrote() throws Exception {
    Path summary = Files.writeString(folder.resolve("summary"), "earlier\n");
    try (FluxGateway gateway = FluxGateway.create().start()) {
      assertThat(verify(gateway, "--summary", summary.toString()).exitCode()).isZero();
      assertThat(summary).content().startsWith("earlier\n").contains("conformance: Conformant");
      Files.writeString(summary, "x".repeat(1 << 20));
      assertThat(verify(gateway, "--summary", summary.toString()).exitCode()).isZero();
      assertThat(summary).hasSize(1 << 20);
      int requests = gateway.requests().size();
      CliOutput said = verify(gateway, "--summary", folder.toString());
      assertThat(said.exitCode()).isEqualTo(2);
      assertThat(said.err()).startsWith("--summary " + folder + ": cannot be written");
      assertThat(gateway.requests()).hasSize(requests);
    }
  }

  private String baseline() {
    return folder.resolve("baseline.yaml").toString();
  }

  private String page() throws Exception {
    return Files.readString(folder.resolve("report/report.html"));
  }

  private JsonNode report() throws Exception {
    return LosslessJson.read(Files.readString(folder.resolve("report/report.json")));
  }

  private CliOutput verify(FluxGateway gateway, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("verify", "--gateway", gateway.url(), "--budget", "60"));
    arguments.addAll(List.of("--only", "RESULT-03,AUTH-03"));
    arguments.addAll(List.of("--report", folder.resolve("report").toString()));
    arguments.addAll(List.of(options));
    return CliOutput.by(Map.of("FLUX_API_KEY", gateway.key()), arguments.toArray(String[]::new));
  }
}
