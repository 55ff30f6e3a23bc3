package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.CheckSummary;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.List;

/** Every check with what it came to, in the order of the plan. */
record HtmlChecks(Report report, HtmlWriter html) {
  /** What the filters go by. */
  static String[] marks(CheckSummary summary, String kind) {
    String level = ReportText.lower(summary.check().level());
    return new String[] {
      "class", kind + " is-" + level + " is-" + ReportText.lower(summary.outcome())
    };
  }

  /** What a card begins with. */
  static void heading(HtmlWriter html, CheckInfo check, Outcome outcome, String... attributes) {
    String name = ReportText.lower(outcome);
    html.open("h3", attributes).element("span", name, "class", "tag " + name);
    html.element("span", check.id(), "class", "id").text(check.title()).close("h3");
  }

  void write() {
    html.open("section").element("h2", "Every check");
    html.open("table", "class", "checks");
    html.open("thead").open("tr");
    for (String head :
        List.of("Outcome", "Check", "Level", "Promise", "Cases", "Images", "Price")) {
      html.element("th", head, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    report.checks().forEach(this::row);
    html.close("tbody").close("table").close("section");
  }

  private void row(CheckSummary summary) {
    CheckInfo check = summary.check();
    String outcome = ReportText.lower(summary.outcome());
    html.open("tr", marks(summary, "row"));
    html.open("td").element("span", outcome, "class", "tag " + outcome).close("td");
    html.element("td", check.id(), "class", "id");
    html.element("td", check.level().name(), "class", "level");
    html.open("td", "class", "promise").text(check.title());
    html.element("span", String.join(", ", check.documents()), "class", "source");
    reason(summary);
    skipped(summary);
    html.close("td");
    int same = summary.cases(summary.outcome()).size();
    html.element("td", same + "/" + summary.cases().size(), "class", "number");
    Cost asked = summary.asked();
    html.element("td", Integer.toString(asked.images()), "class", "number");
    html.element("td", Cost.dollars(asked.usd()), "class", "number");
    html.close("tr");
  }

  private void reason(CheckSummary summary) {
    String reason = summary.worst().reason();
    if (reason != null) {
      html.element("span", TerminalSafeText.start(reason, 400), "class", "said");
    }
  }

  private void skipped(CheckSummary summary) {
    List<CheckResult> skipped = summary.cases(Outcome.SKIPPED);
    if (!skipped.isEmpty() && summary.outcome() != Outcome.SKIPPED) {
      String reason = skipped.get(0).reason();
      String why = reason == null ? "" : ": " + reason;
      String cases = ReportText.count(skipped.size(), "case");
      html.element("span", cases + " skipped" + why, "class", "said");
    }
  }
}
