package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.report;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Outcome;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class VerdictBadgeTest {
  @Test
  void saysTheVerdict() throws Exception {
    assertThat(title(report(result(TICKET, Outcome.PASSED))))
        .isEqualTo("FLUX queue API: conformant");
    assertThat(title(report(result(TICKET, Outcome.FAILED))))
        .isEqualTo("FLUX queue API: not conformant");
  }

  @Test
  void doesNotHideWhatWasSkippedOrWaived() throws Exception {
    assertThat(title(report(result(TICKET, Outcome.WAIVED), result(REFUSAL, Outcome.SKIPPED))))
        .isEqualTo("FLUX queue API: conformant, 1 waived, 1 skipped");
    assertThat(title(report(result(TICKET, Outcome.PASSED), result(REFUSAL, Outcome.SKIPPED))))
        .isEqualTo("FLUX queue API: conformant, 1 skipped");
  }

  @Test
  void repeatsNothingThatTheGatewaySaid() {
    assertThat(VerdictBadge.of(report(failure(TICKET, Outcome.FAILED, "rude words"))))
        .doesNotContain("rude");
  }

  private static String title(Report report) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(VerdictBadge.of(report))))
        .getElementsByTagName("title")
        .item(0)
        .getTextContent();
  }
}
