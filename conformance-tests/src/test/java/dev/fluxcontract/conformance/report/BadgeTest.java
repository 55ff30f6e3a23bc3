package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.Runs.REFUSAL;
import static dev.fluxcontract.conformance.report.Runs.TICKET;
import static dev.fluxcontract.conformance.report.Runs.failure;
import static dev.fluxcontract.conformance.report.Runs.report;
import static dev.fluxcontract.conformance.report.Runs.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.run.Outcome;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class BadgeTest {
  @Test
  void saysTheVerdict() throws Exception {
    assertThat(title(report(result(TICKET, Outcome.PASSED))))
        .isEqualTo("FLUX queue API: conformant");
    assertThat(title(report(result(TICKET, Outcome.FAILED))))
        .isEqualTo("FLUX queue API: not conformant");
  }

  @Test
  void doesNotHideWhatWasSkipped() throws Exception {
    assertThat(title(report(result(TICKET, Outcome.PASSED), result(REFUSAL, Outcome.SKIPPED))))
        .isEqualTo("FLUX queue API: conformant, 1 skipped");
  }

  @Test
  void repeatsNothingThatTheGatewaySaid() {
    assertThat(Badge.of(report(failure(TICKET, Outcome.FAILED, "rude words"))))
        .doesNotContain("rude");
  }

  private static String title(Report report) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Badge.of(report))))
        .getElementsByTagName("title")
        .item(0)
        .getTextContent();
  }
}
