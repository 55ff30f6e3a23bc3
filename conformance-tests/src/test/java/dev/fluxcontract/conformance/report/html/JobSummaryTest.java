package dev.fluxcontract.conformance.report.html;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.SampleRuns;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobSummaryTest {
  private static final int MEBIBYTE = 1 << 20;

  /** What ends HTML, begins Markdown, or makes GitHub link or notify. */
  private static final String HOSTILE =
      "\n\n# Heading\n\n[a](javascript:x) ![b](http://h/x.png) @everyone #1 www.h.example\r\n\r\n"
          + "</code></pre></details><script>x</script><img src=x>\u2028\u202e\u0000\n\n```\n| a |";

  @Test
  void saysTheVerdictTheCountsAndTheFirstFinding() {
    String text = summary(report(failure(TICKET, Outcome.FAILED, "200")));
    assertThat(text)
        .startsWith("## FLUX conformance: Not conformant\n\n<p><code>http://127.0.0.1:8080</code>")
        .contains("1 MUST is broken.", "| MUST | 0 | 1 | 0 | 0 | 0 | 0 |")
        .contains("<details open=\"\"><summary><b>failed SUBMIT-01</b>")
        .contains("<li>actual <code>200</code>", "<pre>curl ")
        .endsWith("\nThe whole report is in `report.html`.\n");
  }

  /** Each block begins with a tag that HTML blocks begin with, and a blank line ends it. */
  @Test
  void letsNoTextFromOutsideBecomeMarkdownOrHtml() {
    String text =
        summary(
            new Report(
                SampleRuns.run(
                    HOSTILE,
                    failure(TICKET, Outcome.FAILED, HOSTILE),
                    result(REFUSAL, Outcome.WARNED, HOSTILE, HOSTILE)),
                false,
                false,
                List.of(HOSTILE),
                List.of(HOSTILE),
                List.of(HOSTILE),
                List.of(HOSTILE)));
    List<String> blocks =
        Pattern.compile("\n\n+").splitAsStream(text).filter(b -> b.contains("everyone")).toList();
    assertThat(blocks)
        .hasSize(7)
        .allSatisfy(block -> assertThat(block.strip()).matches("(?s)<(p|details)[ >].*"));
    assertThat(text.replaceAll("(?s)<(code|pre)>.*?</\\1>", "")).doesNotContain("everyone");
    assertThat(text).doesNotContain("<script", "<img", "\u2028", "\u202e", "\u0000", "\r");
    assertThat(text.lines()).noneMatch(line -> line.startsWith("# ") || line.startsWith("```"));
  }

  @Test
  void staysBelowWhatGitHubTakes() {
    CheckResult[] many =
        IntStream.range(0, 600)
            .mapToObj(i -> SampleRuns.check("SUBMIT-" + i, Level.MUST, "猫"))
            .map(check -> failure(check, Outcome.FAILED, "<&猫>".repeat(200)))
            .toArray(CheckResult[]::new);
    Report report = report(many);
    for (int bytes : new int[] {MEBIBYTE, 10_000, 1_000, 0, -5}) {
      String text = summary(report, UnaryOperator.identity(), bytes);
      assertThat(text.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(Math.max(0, bytes));
    }
    assertThat(summary(report, UnaryOperator.identity(), MEBIBYTE))
        .contains("<summary><b>failed SUBMIT-0</b>")
        .endsWith("\nThe whole report is in `report.html`, with the other findings.\n");
  }

  @Test
  void countsTheBytesOfWhatIsShownInsteadOfTheKey() {
    Report report = report(failure(TICKET, Outcome.FAILED, "k".repeat(500)));
    String text = summary(report, shown -> shown.replace("k", "$FLUX_API_KEY"), 6_000);
    assertThat(text).doesNotContain("kk").hasSizeLessThanOrEqualTo(6_000);
  }

  @Test
  void listsTheFirstEntriesOfMany() {
    List<String> many = Collections.nCopies(100, "RESULT-03 x");
    String text =
        summary(
            new Report(
                SampleRuns.run(result(TICKET, Outcome.PASSED)),
                false,
                false,
                List.of(),
                List.of(),
                many,
                List.of()));
    assertThat(text).contains("<p>Known failures that are fixed:</p>", "<li>and 80 more</li>");
  }

  private static Report report(CheckResult... results) {
    return SampleRuns.report(results);
  }

  private static String summary(Report report) {
    return summary(report, UnaryOperator.identity(), MEBIBYTE);
  }

  private static String summary(Report report, UnaryOperator<String> redaction, long bytes) {
    return JobSummary.of(report, redaction, bytes);
  }
}
