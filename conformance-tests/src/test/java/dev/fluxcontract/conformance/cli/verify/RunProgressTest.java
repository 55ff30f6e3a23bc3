package dev.fluxcontract.conformance.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.SampleRuns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  private final StringWriter err = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void writesALineForEachCaseInAPipe() {
    RunProgress progress = on(false, 3);
    progress.began(check("SUBMIT-01"), null);
    progress.ended(result(Outcome.PASSED, null), 0, 0);
    progress.ended(result(Outcome.FAILED, "submitDevTextToImage"), 0, 0);
    progress.end();
    assertThat(err.toString().lines())
        .containsExactly("1/3 passed SUBMIT-01", "2/3 failed SUBMIT-01 submitDevTextToImage");
  }

  @Test
  void drawsABarOnATerminalAndWipesItAway() {
    RunProgress progress = on(true, 4);
    tick();
    progress.ended(result(Outcome.PASSED, null), 0, 0);
    tick();
    progress.ended(result(Outcome.FAILED, null), 0, 0);
    tick();
    progress.began(check("SUBMIT-02"), "submitKontextEdit");
    progress.end();
    assertThat(err.toString())
        .contains("[############------------] 2/4, 1 failed  SUBMIT-02 submitKontextEdit")
        .endsWith("\r\u001b[K")
        .doesNotContain("\n");
  }

  @Test
  void drawsNoMoreThanTenTimesASecond() {
    RunProgress progress = on(true, 100);
    for (int i = 0; i < 100; i++) {
      progress.ended(result(Outcome.PASSED, null), 0, 0);
    }
    assertThat(err.toString().split("\r", -1)).hasSize(2);
  }

  @Test
  void staysOnOneLine() {
    ProgressBar bar = new ProgressBar(new PrintWriter(err), 4, clock::get);
    bar.began(check("SUBMIT-01"), "x".repeat(200));
    assertThat(bar.line()).hasSize(78).endsWith("…");
  }

  private RunProgress on(boolean terminal, int total) {
    CommandConsole console =
        new CommandConsole(new PrintWriter(err), new PrintWriter(err), Map.of(), terminal);
    return RunProgress.on(console, total, clock::get);
  }

  private void tick() {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(150));
  }

  private static CheckInfo check(String id) {
    return new CheckInfo(id, Level.MUST, "A promise", List.of("D5"), 1);
  }

  private static CheckResult result(Outcome outcome, @Nullable String caseId) {
    return SampleRuns.result(check("SUBMIT-01"), outcome, caseId, null);
  }
}
