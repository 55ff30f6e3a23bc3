package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.SCHEME;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.report;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ConsoleReportTest {
  @Test
  void tellsTheVerdictFirst() {
    String table = ConsoleReport.of(report(result(TICKET, Outcome.PASSED)), false);
    assertThat(table.lines().limit(3))
        .containsExactly(
            "Conformant  http://127.0.0.1:8080 (bearer)",
            "No MUST was broken.",
            "1 check, 1 case in 2.1 s; at worst 5 images asked for of 40 allowed.");
  }

  @Test
  void tellsWhatFailedAtFirstAndWhereSoItDoesNot() {
    String table = ConsoleReport.of(report(result(TICKET, Outcome.PASSED)), false);
    assertThat(table)
        .contains(
            "Flaky: 5 requests failed at first and succeeded when repeated: 3 × status answered"
                + " with 429, 2 ×\n"
                + "submit.\n");
  }

  @Test
  void countsByLevelAndOutcome() {
    String table =
        ConsoleReport.of(
            report(result(TICKET, Outcome.PASSED), result(REFUSAL, Outcome.WARNED)), false);
    assertThat(table.lines().toList())
        .contains(
            "         passed   failed   warned  skipped   waived    error",
            "MUST          1        ·        ·        ·        ·        ·",
            "SHOULD        ·        ·        1        ·        ·        ·");
  }

  @Test
  void showsWhatFailedWithALineToTryIt() {
    String table = ConsoleReport.of(report(failure(TICKET, Outcome.FAILED, "no ticket")), false);
    assertThat(table)
        .contains("failed  SUBMIT-01  MUST  D5 fal")
        .contains("  submitDevTextToImage/num_images=5\n")
        .contains("    expected  a 4xx answer in a known shape; nothing queued\n")
        .contains("    actual    no ticket\n")
        .contains("    try       curl ");
  }

  @Test
  void doesNotListAHundredCasesOfOneFailure() {
    CheckResult[] hundred =
        Collections.nCopies(100, failure(TICKET, Outcome.FAILED, "no")).toArray(CheckResult[]::new);
    String table = ConsoleReport.of(report(hundred), false);
    assertThat(table).contains("and 94 more").contains("100/100 A submit");
  }

  @Test
  void fitsAHundredColumns() {
    String longWord = "x".repeat(300) + " 猫".repeat(80);
    String table =
        ConsoleReport.of(
            report(
                failure(TICKET, Outcome.FAILED, longWord),
                result(SCHEME, Outcome.PASSED, null, longWord)),
            false);
    assertThat(table.lines().filter(line -> !line.startsWith("    try ")))
        .allSatisfy(line -> assertThat(TextColumns.width(line)).isLessThanOrEqualTo(100));
  }

  @Test
  void letsNoGatewayDriveTheTerminal() {
    String hostile = "\u001b[2J\u001b]0;title\u0007\u009b31m\r\u202egone";
    String table = ConsoleReport.of(report(failure(TICKET, Outcome.FAILED, hostile)), false);
    assertThat(table).isEqualTo(TerminalSafeText.block(table));
  }

  @Test
  void listsNoChecksWhenNoneWasExecuted() {
    String table = ConsoleReport.of(report(result(TICKET, Outcome.SKIPPED)), false);
    assertThat(table).startsWith("Nothing checked").doesNotContain("SUBMIT-01");
  }

  @Test
  void coloursOnlyWhenAsked() {
    Report report = report(result(TICKET, Outcome.PASSED));
    assertThat(ConsoleReport.of(report, false)).doesNotContain("\u001b");
    assertThat(ConsoleReport.of(report, true)).startsWith("\u001b[1;32mConformant\u001b[0m");
  }
}
