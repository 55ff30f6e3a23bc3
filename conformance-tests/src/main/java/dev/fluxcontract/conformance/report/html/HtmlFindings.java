package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.CheckSummary;
import dev.fluxcontract.conformance.report.CurlLine;
import dev.fluxcontract.conformance.report.Finding;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.SimilarFailures;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong, the worst first: what was expected, what came instead, and how to see it again.
 */
record HtmlFindings(Report report, HtmlWriter html) {
  /** More than anyone reads; the rest stands in report.json. */
  private static final int CASES_SHOWN = 12;

  private static final int EXCHANGES_SHOWN = 12;
  private static final int TEXT_SHOWN = 4096;

  void write() {
    List<Finding> findings = Finding.of(report);
    section("What failed", Outcome.FAILED, findings, false);
    list("Waivers that no longer apply", report.staleWaivers());
    list("Waivers that have expired", report.expired());
    list("Known failures that are fixed", report.fixed());
    list("Not as the expected profile says", report.dialectChanges());
    section("Where the suite itself broke", Outcome.ERROR, findings, false);
    section("Broken SHOULDs", Outcome.WARNED, findings, false);
    section("Failures that follow from others", Outcome.FAILED, findings, true);
    section("Broken SHOULDs that follow from others", Outcome.WARNED, findings, true);
    section("Known and waived", Outcome.WAIVED, findings, false);
    section("Known and waived, following from others", Outcome.WAIVED, findings, true);
  }

  private void section(String title, Outcome outcome, List<Finding> all, boolean following) {
    List<Finding> findings =
        all.stream()
            .filter(finding -> finding.check().outcome() == outcome)
            .filter(finding -> (finding.cause() != null) == following)
            .toList();
    if (!findings.isEmpty()) {
      html.open("section", "class", "findings is-" + ReportText.lower(outcome));
      html.element("h2", title);
      findings.forEach(finding -> finding(finding, outcome));
      html.close("section");
    }
  }

  private void list(String title, List<String> entries) {
    if (!entries.isEmpty()) {
      html.open("section").element("h2", title).open("ul", "class", "plain");
      entries.forEach(entry -> html.element("li", entry));
      html.close("ul").close("section");
    }
  }

  private void finding(Finding finding, Outcome outcome) {
    CheckSummary summary = finding.check();
    CheckInfo check = summary.check();
    html.open("article", HtmlChecks.marks(summary, "card"));
    HtmlChecks.heading(html, check, outcome, "id", check.id());
    html.element(
        "p", check.level() + " · " + String.join(", ", check.documents()), "class", "source");
    if (finding.cause() != null) {
      html.element("p", "Follows from " + finding.cause() + ".", "class", "source");
    }
    List<SimilarFailures> cases = SimilarFailures.of(summary.told());
    cases.stream().limit(CASES_SHOWN).forEach(equal -> casesOf(equal, check));
    if (cases.size() > CASES_SHOWN) {
      List<SimilarFailures> more = cases.subList(CASES_SHOWN, cases.size());
      names(
          ReportText.count(more.size(), "more case"),
          more.stream().map(equal -> ReportText.caseName(equal.first())).toList());
    }
    String consequences = finding.consequences();
    if (consequences != null) {
      html.element("p", consequences, "class", "source");
    }
    html.close("article");
  }

  private void casesOf(SimilarFailures equal, CheckInfo check) {
    caseOf(equal.first(), check);
    if (!equal.others().isEmpty()) {
      names(ReportText.count(equal.others().size(), "case") + " likewise", equal.others());
    }
  }

  private void names(String title, List<String> names) {
    html.open("details", "class", "more");
    html.element("summary", title);
    html.open("ul", "class", "plain");
    names.forEach(name -> html.element("li", name));
    html.close("ul").close("details");
  }

  private void caseOf(CheckResult result, CheckInfo check) {
    html.open("div", "class", "case");
    if (result.caseId() != null) {
      html.element("h4", result.caseId());
    }
    String page = ReportText.ownPage(result, check);
    if (page != null) {
      html.element("p", "Page: " + page, "class", "source");
    }
    if (result.reason() != null) {
      html.element("p", TerminalSafeText.start(result.reason(), TEXT_SHOWN), "class", "reason");
    }
    if (result.expected() != null || result.actual() != null) {
      html.open("div", "class", "sides");
      side("Expected", result.expected(), "expected");
      side("Actual", result.actual(), "actual");
      html.close("div");
    }
    List<Exchange> exchanges = result.exchanges();
    if (!exchanges.isEmpty()) {
      html.open("p", "class", "try").element("span", "Try it", "class", "label");
      html.element("code", CurlLine.of(exchanges.get(exchanges.size() - 1))).close("p");
      html.open("details", "class", "wire");
      html.element("summary", "On the wire: " + ReportText.count(exchanges.size(), "request"));
      exchanges.stream().limit(EXCHANGES_SHOWN).forEach(this::exchange);
      html.close("details");
    }
    html.close("div");
  }

  private void side(String name, @Nullable String text, String kind) {
    html.open("div", "class", kind).element("span", name, "class", "label");
    html.element("pre", text == null ? "–" : TerminalSafeText.start(text, TEXT_SHOWN)).close("div");
  }

  private void exchange(Exchange exchange) {
    String line = exchange.method() + " " + exchange.url();
    String request = message(line, exchange.requestHeaders(), exchange.requestBody());
    html.element("pre", request, "class", "request");
    html.element("pre", response(exchange), "class", "response");
  }

  private static String response(Exchange exchange) {
    return exchange.transportError() == null
        ? message(
            exchange.status() + " after " + exchange.millis() + " ms",
            exchange.responseHeaders(),
            exchange.responseBody())
        : "No answer: " + exchange.transportError();
  }

  private static String message(String first, Map<String, String> headers, @Nullable String body) {
    StringBuilder text = new StringBuilder(first).append('\n');
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    if (body != null && !body.isEmpty()) {
      text.append('\n').append(TerminalSafeText.start(body, TEXT_SHOWN));
    }
    return text.toString();
  }
}
