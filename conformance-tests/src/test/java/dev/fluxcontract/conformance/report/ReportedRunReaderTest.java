package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.SCHEME;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.ReportedRun.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report.json of anybody is taken for. The sample run is of 21 November 2026. */
class ReportedRunReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static final String DEV = "submitDevTextToImage";

  @TempDir Path folder;

  @Test
  void countsChecksByAreaAndCasesByModel() throws Exception {
    ReportedRun run =
        read(
            SampleRuns.report(
                failure(TICKET, Outcome.FAILED, "no"),
                result(TICKET, Outcome.PASSED, DEV, null),
                result(REFUSAL, Outcome.PASSED, "submitOfAnotherContract/x", null),
                result(SCHEME, Outcome.PASSED)));
    assertThat(run.areas())
        .isEqualTo(
            Map.of(
                "SUBMIT", Map.of(Outcome.FAILED, 1),
                "REFUSE", Map.of(Outcome.PASSED, 1),
                "DIALECT", Map.of(Outcome.PASSED, 1)));
    assertThat(run.models()).isEqualTo(Map.of(DEV, Map.of(Outcome.FAILED, 1, Outcome.PASSED, 1)));
    assertThat(run.verdict()).isEqualTo(RunVerdict.NOT_CONFORMANT);
    assertThat(requireNonNull(run.answers()).median()).isEqualTo(0.031);
    assertThat(run.jobs()).isEqualTo(new ReportedRun.Percentiles(3.5, 4.5));
    assertThat(run.dialect())
        .containsEntry("auth", "bearer")
        .containsEntry("cancel offered", "yes");
    assertThat(ReportedRun.inWords(run.checks())).isEqualTo("1 failed, 2 passed");
  }

  @Test
  void isFullOnlyWhereEachCheckIsMadeAndNothingIsSkipped() throws Exception {
    CheckResult[] all =
        CheckCatalogue.entries().stream()
            .map(entry -> SampleRuns.check(entry.id(), Level.MUST, "title"))
            .map(check -> result(check, Outcome.PASSED, DEV, null))
            .toArray(CheckResult[]::new);
    assertThat(standing(all)).isEqualTo(Standing.FULL);
    CheckResult last = all[all.length - 1];
    all[all.length - 1] = result(last.check(), Outcome.SKIPPED, DEV, "no budget");
    assertThat(standing(all)).isEqualTo(Standing.PARTIAL);
    all[all.length - 1] = all[0];
    assertThat(standing(all)).isEqualTo(Standing.PARTIAL);
  }

  @Test
  void expiresByItsAge() throws Exception {
    ReportedRun run = read(SampleRuns.report(result(TICKET, Outcome.PASSED)));
    assertThat(run.standing(NOW, Duration.ofDays(8))).isEqualTo(Standing.PARTIAL);
    assertThat(run.standing(NOW, Duration.ofDays(7))).isEqualTo(Standing.EXPIRED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "report/1\"                | report/9\"              | format is flux-conformance-report/9",
        "\"embedded\" : false      | \"embedded\" : 1        | embedded is 1; it has to be true or",
        "\"gateway\" : \"          | \"gateway\" : 7, \"g\" : \" | gateway is 7; it has to be a text",
        "2026-11-21T               | 2026-13-41T             | it has to be a time",
        "2026-11-21T               | 2036-11-21T             | it has to be a time in the past",
        "\"passed\"                | \"splendid\"            | checks[0].cases[0].outcome is splendid",
        "SUBMIT-01                 | <b>                     | checks[0].id is <b>; it has to be the id",
        "REFUSE-02                 | SUBMIT-01               | checks[1].id is SUBMIT-01",
        "\"verdict\" : \"conf       | \"verdict\" : \"x        | verdict is xormant; it has to be a",
        "\"verdict\" : \"conf       | \"verdict\" : \"not_conf | what the checks, waivers and dialect",
        "\"aborted\" : null        | \"aborted\" : \"x\"       | verdict is conformant; it has to be what",
        "\"staleWaivers\" : [      | \"staleWaivers\" : [ \"x\" | verdict is conformant",
        "\"images\" : 5            | \"images\" : -1         | cost.images is -1; it has to be a number",
        "\"images\" : 5            | \"images\" : 1e999      | cost.images is",
        "\"seconds\" : 4.5         | \"seconds\" : -4.5       | jobs.seconds is -4.5; it has to be",
        "\"checks\" : [            | \"checks\" : 1, \"c\" : [ | checks is 1; it has to be an array",
        "\"checks\" : [            | \"verdict\" : 1, \"c\" : [ | Duplicate field 'verdict'",
        "\"dialect\" : {           | \"dialect\" : [], \"d\" : { | dialect is ARRAY; it has to be an object",
      })
  void namesTheFieldThatIsWrongOrContradictsAnother(String was, String is, String message)
      throws Exception {
    String text =
        JsonReport.of(
            SampleRuns.report(
                result(TICKET, Outcome.PASSED, DEV, null), result(REFUSAL, Outcome.WARNED)));
    assertThat(text).contains(was);
    assertThatThrownBy(() -> read(text.replace(was, is)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAVerdictThatItsChecksDoNotBear() throws Exception {
    String text = JsonReport.of(SampleRuns.report(failure(TICKET, Outcome.FAILED, "no")));
    assertThatThrownBy(() -> read(text.replace("\"not_conformant\"", "\"conformant\"")))
        .hasMessageContaining("verdict is conformant; it has to be what the checks");
    for (String other : new String[] {"undecided", "nothing_checked"}) {
      assertThatThrownBy(() -> read(text.replace("not_conformant", other)))
          .hasMessageContaining("verdict is " + other);
    }
    String fields = "\"outcome\" : \"failed\",\n    \"reason\"";
    assertThat(text).contains(fields);
    assertThatThrownBy(() -> read(text.replace(fields, fields.replace("failed", "passed"))))
        .hasMessageContaining("checks[0].outcome is passed; it has to be that of the worst");
  }

  @Test
  void readsNeitherWithoutEndNorWithoutLimit() throws Exception {
    for (String text :
        new String[] {"[".repeat(100_000), "[" + "{},".repeat(2_000_000) + "{}]", "", "{} {}"}) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class));
    }
    assertThatThrownBy(() -> ReportedRunReader.read(Path.of("/dev/zero"), NOW))
        .hasMessage("is larger than 64 MiB");
  }

  @Test
  void moreChecksThanAnySuiteHasAreRefused() throws Exception {
    String text = JsonReport.of(SampleRuns.report(result(TICKET, Outcome.PASSED)));
    JsonNode root = new ObjectMapper().readTree(text);
    ArrayNode checks = (ArrayNode) root.path("checks");
    while (checks.size() <= 1000) {
      checks.add(checks.get(0));
    }
    assertThatThrownBy(() -> read(root.toString()))
        .hasMessage("checks is 1001 of them; it has to be at most 1000");
  }

  private Standing standing(CheckResult... results) throws IOException {
    return read(SampleRuns.report(results)).standing(NOW, Duration.ofDays(30));
  }

  private ReportedRun read(Report report) throws IOException {
    return read(JsonReport.of(report));
  }

  private ReportedRun read(String text) throws IOException {
    return ReportedRunReader.read(Files.writeString(folder.resolve("report.json"), text), NOW);
  }
}
