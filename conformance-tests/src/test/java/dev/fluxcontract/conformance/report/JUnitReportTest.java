package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.SampleRuns.REFUSAL;
import static dev.fluxcontract.conformance.report.SampleRuns.TICKET;
import static dev.fluxcontract.conformance.report.SampleRuns.failure;
import static dev.fluxcontract.conformance.report.SampleRuns.report;
import static dev.fluxcontract.conformance.report.SampleRuns.result;
import static dev.fluxcontract.conformance.report.SampleRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.model.Outcome;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class JUnitReportTest {
  @Test
  void countsWhatItHolds() throws Exception {
    Document xml =
        read(
            report(
                result(TICKET, Outcome.PASSED),
                failure(TICKET, Outcome.FAILED, "no ticket"),
                result(REFUSAL, Outcome.ERROR, "a", "the suite broke"),
                result(REFUSAL, Outcome.SKIPPED, "b", "no budget"),
                result(REFUSAL, Outcome.WARNED),
                result(REFUSAL, Outcome.WAIVED)));
    assertThat(at(xml, "concat(//testsuite/@tests, count(//testcase))")).isEqualTo("66");
    assertThat(at(xml, "concat(//testsuite/@failures, count(//failure))")).isEqualTo("11");
    assertThat(at(xml, "concat(//testsuite/@errors, count(//error))")).isEqualTo("11");
    assertThat(at(xml, "concat(//testsuite/@skipped, count(//skipped))")).isEqualTo("11");
  }

  @Test
  void namesCheckCaseAndReason() throws Exception {
    Document xml = read(report(failure(TICKET, Outcome.FAILED, "no ticket")));
    assertThat(at(xml, "//testcase/@classname")).isEqualTo("MUST.SUBMIT-01");
    assertThat(at(xml, "//testcase/@name"))
        .isEqualTo(
            "SUBMIT-01 A submit is answered by 200 and a ticket"
                + " [submitDevTextToImage/num_images=5]");
    assertThat(at(xml, "//failure/@message")).isEqualTo("The gateway said no ticket");
    assertThat(at(xml, "//failure")).contains("actual: no ticket\n").contains("try: curl ");
  }

  @Test
  void failsForAStaleWaiverAndAChangedDialectToo() throws Exception {
    Report report =
        new Report(
            run(result(TICKET, Outcome.PASSED)),
            false,
            false,
            List.of("SUBMIT-01"),
            List.of("auth"));
    assertThat(at(read(report), "concat(//testsuite/@tests, //testsuite/@failures)"))
        .isEqualTo("32");
  }

  @Test
  void isXmlWhateverTheGatewaySaid() throws Exception {
    String hostile = "]]><x>&amp;\"'\u0000\u0008\u001b\ufffe\ud800\u0085";
    Document xml = read(report(failure(TICKET, Outcome.FAILED, hostile)));
    assertThat(at(xml, "//failure"))
        .contains("]]><x>&amp;\"'\\u0000\\u0008\\u001b\\ufffe\\ud800\\u0085");
  }

  private static Document read(Report report) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(JUnitReport.of(report))));
  }

  private static String at(Document xml, String path) throws Exception {
    return XPathFactory.newDefaultInstance().newXPath().evaluate(path, xml);
  }
}
