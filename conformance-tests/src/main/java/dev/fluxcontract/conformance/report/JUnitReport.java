package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A run as the XML that build servers read. Each case is a test case; what is warned of or waived
 * passed as far as a build is concerned, and says so in its output.
 */
record JUnitReport(XMLStreamWriter xml) {
  static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      new JUnitReport(xml).suites(report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("junit.xml could not be put together", e);
    }
    return text.append('\n').toString();
  }

  private void suites(Report report) throws XMLStreamException {
    xml.writeStartElement("testsuites");
    attribute("name", "FLUX conformance of " + report.run().gateway());
    xml.writeStartElement("testsuite");
    attribute("name", report.run().gateway());
    attribute("timestamp", report.run().started().truncatedTo(ChronoUnit.SECONDS).toString());
    attribute("time", seconds(report.run().took().toMillis()));
    List<CheckResult> results = report.run().results();
    List<String> also = report.otherFailures();
    attribute("tests", Integer.toString(results.size() + also.size()));
    attribute("failures", count(results, Outcome.FAILED, also.size()));
    attribute("errors", count(results, Outcome.ERROR, 0));
    attribute("skipped", count(results, Outcome.SKIPPED, 0));
    properties(report);
    for (CheckResult result : results) {
      testCase(result);
    }
    for (String finding : also) {
      xml.writeStartElement("testcase");
      attribute("classname", "run");
      attribute("name", finding);
      attribute("time", "0.000");
      element("failure", finding, finding);
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** What fails nothing, and is not a test case either. */
  private void properties(Report report) throws XMLStreamException {
    if (report.fixed().isEmpty() && report.expired().isEmpty()) {
      return; // The format has no empty list of properties.
    }
    xml.writeStartElement("properties");
    for (String one : report.fixed()) {
      property("fixed", one);
    }
    for (String one : report.expired()) {
      property("expired", one);
    }
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeStartElement("property");
    attribute("name", name);
    attribute("value", value);
    xml.writeEndElement();
  }

  private void testCase(CheckResult result) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", result.check().level() + "." + result.check().id());
    String name = result.check().id() + " " + result.check().title();
    attribute("name", result.caseId() == null ? name : name + " [" + result.caseId() + "]");
    attribute("time", seconds(result.millis()));
    switch (result.outcome()) {
      case FAILED -> element("failure", result.reason(), details(result));
      case ERROR -> element("error", result.reason(), details(result));
      case SKIPPED -> element("skipped", result.reason(), "");
      case WARNED, WAIVED -> output(ReportText.lower(result.outcome()) + "\n" + details(result));
      case PASSED -> {
        if (result.reason() != null) {
          output(result.reason());
        }
      }
    }
    xml.writeEndElement();
  }

  private static String details(CheckResult result) {
    StringBuilder text = new StringBuilder();
    line(text, "reason", result.reason());
    line(text, "expected", result.expected());
    line(text, "actual", result.actual());
    result.exchanges().forEach(exchange -> line(text, "try", CurlLine.of(exchange)));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append(name).append(": ").append(value).append('\n');
    }
  }

  private void element(String name, @Nullable String message, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    attribute("message", message == null ? "" : message);
    xml.writeCharacters(TerminalSafeText.block(text));
    xml.writeEndElement();
  }

  private void output(String text) throws XMLStreamException {
    xml.writeStartElement("system-out");
    xml.writeCharacters(TerminalSafeText.block(text));
    xml.writeEndElement();
  }

  /** XML has no way to write a control character, not even escaped. */
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, TerminalSafeText.line(value));
  }

  private static String count(List<CheckResult> results, Outcome outcome, int more) {
    long count = results.stream().filter(result -> result.outcome() == outcome).count();
    return Long.toString(count + more);
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
