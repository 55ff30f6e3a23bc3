package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.SCHEME;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.report;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static dev.fluxcontract.conformance.report.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final RunResult PASSED = run(result(TICKET, Outcome.PASSED));

  @Test
  void isConformantWhenNothingBindingWasBroken() {
    Report report =
        report(
            result(TICKET, Outcome.PASSED),
            result(REFUSAL, Outcome.WARNED),
            result(SCHEME, Outcome.PASSED),
            result(TICKET, Outcome.WAIVED),
            result(TICKET, Outcome.SKIPPED));
    assertThat(report.verdict()).isEqualTo(RunVerdict.CONFORMANT);
    assertThat(ReportText.why(report))
        .isEqualTo(
            "No MUST was broken; 1 SHOULD was; 1 known failure is waived; 1 case was skipped.");
  }

  @Test
  void isNotConformantOnOneFailure() {
    Report report = report(result(TICKET, Outcome.PASSED), result(REFUSAL, Outcome.FAILED));
    assertThat(report.verdict()).isEqualTo(RunVerdict.NOT_CONFORMANT);
    assertThat(ReportText.why(report)).isEqualTo("1 SHOULD is broken.");
  }

  @Test
  void failsOnAWaiverThatNoLongerApplies() {
    Report report = new Report(PASSED, false, false, List.of("SUBMIT-01"), List.of());
    assertThat(report.verdict()).isEqualTo(RunVerdict.NOT_CONFORMANT);
    assertThat(ReportText.why(report)).isEqualTo("1 waiver no longer applies.");
  }

  @Test
  void failsOnADialectThatChanged() {
    Report report = new Report(PASSED, false, false, List.of(), List.of("auth", "pending"));
    assertThat(report.verdict()).isEqualTo(RunVerdict.NOT_CONFORMANT);
    assertThat(ReportText.why(report)).contains("expected profile in 2 lines");
  }

  @Test
  void countsWhatIsFixedAndWhatHasExpiredWithoutFailingForIt() {
    Report report =
        new Report(PASSED, false, false, List.of(), List.of(), List.of("a", "b"), List.of("c"));
    assertThat(report.verdict()).isEqualTo(RunVerdict.CONFORMANT);
    assertThat(ReportText.why(report))
        .isEqualTo("No MUST was broken. 2 known failures are fixed. 1 waiver has expired.");
  }

  @Test
  void takesNoErrorOfItsOwnForAPass() {
    Report report = report(result(TICKET, Outcome.PASSED), result(REFUSAL, Outcome.ERROR));
    assertThat(report.verdict()).isEqualTo(RunVerdict.UNDECIDED);
  }

  @Test
  void decidesNothingWhenTheRunEndedEarly() {
    RunResult run = run("interrupted", result(TICKET, Outcome.PASSED));
    Report report = Report.of(run);
    assertThat(report.verdict()).isEqualTo(RunVerdict.UNDECIDED);
    assertThat(ReportText.why(report)).contains("ended early: interrupted");
  }

  @Test
  void knowsNothingWhenNothingWasExecuted() {
    assertThat(report().verdict()).isEqualTo(RunVerdict.NOTHING_CHECKED);
    assertThat(report(result(TICKET, Outcome.SKIPPED)).verdict())
        .isEqualTo(RunVerdict.NOTHING_CHECKED);
  }

  /** As at models that only fal describes. */
  @Test
  void hasTheLevelAndTheDocumentsOfTheCasesThatDecide() {
    CheckInfo should = new CheckInfo(TICKET.id(), Level.SHOULD, TICKET.title(), List.of("fal"), 2);
    Report warned = report(result(TICKET, Outcome.PASSED), result(should, Outcome.WARNED));
    assertThat(warned.checks().get(0).check()).isEqualTo(should);
    assertThat(ReportText.why(warned)).isEqualTo("No MUST was broken; 1 SHOULD was.");
    Report strict = report(result(TICKET, Outcome.PASSED), result(should, Outcome.FAILED));
    assertThat(ReportText.why(strict)).isEqualTo("1 SHOULD is broken.");
    CheckSummary both =
        report(result(should, Outcome.WARNED), result(TICKET, Outcome.FAILED)).checks().get(0);
    assertThat(both.check().level()).isEqualTo(Level.MUST);
    assertThat(both.check().documents()).isEqualTo(TICKET.documents());
    assertThat(both.told())
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.FAILED, Outcome.WARNED);
  }

  @Test
  void letsTheWorstCaseDecideForACheck() {
    Report report =
        report(
            result(TICKET, Outcome.SKIPPED),
            result(TICKET, Outcome.PASSED),
            result(REFUSAL, Outcome.PASSED),
            result(REFUSAL, Outcome.WARNED),
            result(REFUSAL, Outcome.SKIPPED));
    assertThat(report.checks())
        .extracting(CheckSummary::outcome)
        .containsExactly(Outcome.PASSED, Outcome.WARNED);
    assertThat(report.count(Level.SHOULD, Outcome.WARNED)).isEqualTo(1);
    assertThat(report.count(Level.SHOULD, Outcome.PASSED)).isZero();
  }
}
