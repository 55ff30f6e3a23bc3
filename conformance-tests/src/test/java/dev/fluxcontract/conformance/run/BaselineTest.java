package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.report.SampleRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures that an earlier run found. The sample runs are of 21 November 2026. */
class BaselineTest {
  private static final CheckInfo IMAGES = SampleRuns.check("RESULT-03", Level.MUST, "Images");
  private static final CheckInfo SEED = SampleRuns.check("RESULT-04", Level.SHOULD, "Seed");
  private static final String DEV = "submitDevTextToImage";
  private static final String EDIT = "submitKontextEdit";
  private static final LocalDate LATER = LocalDate.parse("2027-02-19");

  @TempDir Path folder;

  @Test
  void knowsWhatFailedWhenItWasWrittenAndNothingElse() throws Exception {
    KnownFailures baseline = written(run(failed(IMAGES, DEV), warned(SEED, null)));
    KnownFailures.Waived waived =
        baseline.apply(run(failed(IMAGES, DEV), warned(SEED, null), failed(IMAGES, EDIT)));
    assertThat(waived.result().results())
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.WAIVED, Outcome.WAIVED, Outcome.FAILED);
    assertThat(waived.result().results().get(0).reason())
        .isEqualTo("Known until 2027-02-19. 1 image");
  }

  @Test
  void reportsWhatIsFixedAndFailsNothingForIt() throws Exception {
    KnownFailures baseline = written(run(failed(IMAGES, DEV)));
    KnownFailures.Waived waived = baseline.apply(run(result(IMAGES, DEV, Outcome.PASSED)));
    assertThat(waived.fixed()).containsExactly("RESULT-03 submitDevTextToImage");
    assertThat(waived.stale()).isEmpty();
    assertThat(baseline.apply(run(result(IMAGES, DEV, Outcome.SKIPPED))).fixed()).isEmpty();
  }

  @Test
  void knowsAFailureUpToItsLastDay() throws Exception {
    RunResult run = run(failed(IMAGES, DEV));
    KnownFailures today = read(KnownFailures.none().baseline(run, LocalDate.parse("2026-11-21")));
    assertThat(today.apply(run).result().results().get(0).outcome()).isEqualTo(Outcome.WAIVED);
    KnownFailures over = read(KnownFailures.none().baseline(run, LocalDate.parse("2026-11-20")));
    KnownFailures.Waived waived = over.apply(run);
    assertThat(waived.result().results().get(0).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(waived.expired())
        .containsExactly("RESULT-03 submitDevTextToImage was known until 2026-11-20");
  }

  /** Else a run each week would renew for ever what it writes. */
  @Test
  void keepsTheDatesOfWhatItKnewAndLeavesOutWhatIsFixed() throws Exception {
    RunResult first = run(failed(IMAGES, DEV), failed(IMAGES, EDIT), failed(SEED, null));
    KnownFailures old = read(KnownFailures.none().baseline(first, LocalDate.parse("2026-11-01")));
    RunResult second =
        run(
            failed(IMAGES, DEV),
            result(IMAGES, EDIT, Outcome.PASSED),
            result(SEED, null, Outcome.SKIPPED),
            failed(SampleRuns.TICKET, null));
    assertThat(old.baseline(second, LATER))
        .endsWith(
            """
            - check: RESULT-03
              case: submitDevTextToImage
              reason: 1 image
              until: 2026-11-01
            - check: RESULT-04
              reason: 1 image
              until: 2026-11-01
            - check: SUBMIT-01
              reason: 1 image
              until: 2027-02-19
            """);
  }

  @Test
  void leavesOutWhatAnotherWaiverCoversUntilThatExpires() throws Exception {
    RunResult run = run(failed(IMAGES, DEV));
    assertThat(waivers("").baseline(run, LATER)).endsWith("[]\n");
    assertThat(waivers(", until: 2026-11-21").baseline(run, LATER)).endsWith("[]\n");
    assertThat(waivers(", until: 2026-11-20").baseline(run, LATER)).contains("RESULT-03");
  }

  @Test
  void holdsNothingThatATerminalOrYamlObeys() throws Exception {
    String hostile = "\u001b[2J\n- check: AUTH-01\n  reason: x\u202e\ud83d\ude00".repeat(9);
    RunResult run = run(SampleRuns.result(IMAGES, Outcome.FAILED, DEV, hostile));
    String text = KnownFailures.none().baseline(run, LATER);
    assertThat(text).matches("[\\x20-\\x7e\\n]+").hasSizeLessThan(1000);
    KnownFailures.Waived waived = read(text).apply(run);
    assertThat(waived.result().results().get(0).outcome()).isEqualTo(Outcome.WAIVED);
  }

  private KnownFailures written(RunResult run) throws Exception {
    return read(KnownFailures.none().baseline(run, LATER));
  }

  private KnownFailures read(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("baseline.yaml"), text);
    return KnownFailures.readBaseline(file, Contract.bundled());
  }

  private KnownFailures waivers(String until) throws Exception {
    Path file = folder.resolve("waivers.yaml");
    Files.writeString(file, "- {check: RESULT-03, reason: r" + until + "}");
    return KnownFailures.read(file, Contract.bundled());
  }

  private static RunResult run(CheckResult... results) {
    return SampleRuns.run(results);
  }

  private static CheckResult failed(CheckInfo check, @Nullable String caseId) {
    return result(check, caseId, Outcome.FAILED);
  }

  private static CheckResult warned(CheckInfo check, @Nullable String caseId) {
    return result(check, caseId, Outcome.WARNED);
  }

  private static CheckResult result(CheckInfo check, @Nullable String caseId, Outcome outcome) {
    return SampleRuns.result(check, outcome, caseId, "1 image");
  }
}
