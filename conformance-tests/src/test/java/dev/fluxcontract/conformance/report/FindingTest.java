package dev.fluxcontract.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingTest {
  private static final String ONE = "submitDevTextToImage";
  private static final String OTHER = "submitKontextEdit";

  @Test
  void aCauseIsToldBeforeWhatFollowsFromIt() {
    List<Finding> findings =
        findings(
            failed("ORDER-02", Outcome.WARNED, ONE, "404"),
            failed("LIFE-02", Outcome.FAILED, ONE, "404"),
            failed("SYNC-02", Outcome.FAILED, ONE + "/sync_mode=true", "none"),
            failed("RESULT-02", Outcome.WARNED, OTHER, "a text"));
    assertThat(findings)
        .extracting(finding -> finding.check().check().id())
        .containsExactly("LIFE-02", "RESULT-02", "SYNC-02", "ORDER-02");
    assertThat(findings.get(0).consequences())
        .isEqualTo("SYNC-02, ORDER-02 follow because of this.");
    assertThat(findings.get(3).cause()).isEqualTo("LIFE-02");
  }

  @Test
  void whatFailsAtAnotherOperationDoesNotFollow() {
    assertThat(
            findings(
                failed("LIFE-01", Outcome.FAILED, ONE, "never"),
                failed("LIFE-02", Outcome.FAILED, OTHER, "failed")))
        .extracting(Finding::cause)
        .containsOnlyNulls();
  }

  @Test
  void equalAnswersInAllCasesOfTwoChecksAreOneFinding() {
    List<Finding> findings =
        findings(
            failed("SUBMIT-01", Outcome.FAILED, ONE + "/D5_request", "500 {\"id\":12345}"),
            failed("SUBMIT-03", Outcome.FAILED, ONE + "/seed=null", "500 {\"id\":67890}"));
    assertThat(findings.get(1).cause()).isEqualTo("SUBMIT-01");
  }

  @Test
  void blockedChecksAreCountedWithTheirCause() {
    List<Finding> findings =
        findings(
            failed("TICKET-01", Outcome.FAILED, ONE, "a page"),
            skipped("FILE-01", true),
            skipped("FILE-02", true),
            skipped("AUTH-08", false));
    assertThat(findings.get(0).consequences())
        .isEqualTo("2 more checks could not be made because of this.");
  }

  @Test
  void aReportThatWasReadBackCountsTheSameBlockedChecks(@TempDir Path folder) throws IOException {
    Report report =
        SampleRuns.report(
            failed("TICKET-01", Outcome.FAILED, ONE, "a page"),
            skipped("FILE-01", true),
            skipped("AUTH-08", false));
    Path file = Files.writeString(folder.resolve("report.json"), JsonReport.of(report));
    Report readBack = SavedReportReader.read(file, report.run().started());
    assertThat(Finding.of(readBack)).extracting(Finding::blocked).containsExactly(1);
  }

  @Test
  void equalCasesStandOnce() {
    List<SimilarFailures> equal =
        SimilarFailures.of(
            List.of(
                failed("REFUSE-04", Outcome.WARNED, ONE + "/num_images=5", "200 id 12345"),
                failed("REFUSE-04", Outcome.WARNED, ONE + "/strength=2", "500"),
                failed("REFUSE-04", Outcome.WARNED, OTHER + "/num_images=5", "200 id 98765")));
    assertThat(equal).hasSize(2);
    assertThat(equal.get(0).others()).containsExactly(OTHER + "/num_images=5");
  }

  private static List<Finding> findings(CheckResult... results) {
    return Finding.of(SampleRuns.report(results));
  }

  private static CheckResult failed(String id, Outcome outcome, String caseId, String actual) {
    return result(id, outcome, caseId, "What came of " + caseId, actual, false);
  }

  private static CheckResult skipped(String id, boolean blocked) {
    return result(id, Outcome.SKIPPED, null, "nothing to look at", null, blocked);
  }

  private static CheckResult result(
      String id,
      Outcome outcome,
      @Nullable String caseId,
      String reason,
      @Nullable String actual,
      boolean blocked) {
    CheckInfo check = new CheckInfo(id, Level.MUST, "A promise.", List.of("D1"), 1);
    return new CheckResult(
        check, caseId, outcome, reason, null, actual, Cost.NONE, 1, List.of(), List.of(), blocked);
  }
}
