package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.Coverage;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What of the contract was sent and what was not: operation × field × value. */
record HtmlCoverage(Report report, HtmlWriter html) {
  void write() {
    List<Coverage> all = report.run().coverage();
    if (all.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Coverage of the contract");
    html.open("p", "class", "source").element("span", "sent", "class", "value sent");
    html.element("span", "not sent", "class", "value left").close("p");
    grouped(all, Coverage::operation).forEach(this::operation);
    html.close("section");
  }

  private void operation(String operation, List<Coverage> values) {
    boolean complete = values.stream().allMatch(Coverage::exercised);
    if (complete) {
      html.open("details", "class", "coverage");
    } else {
      html.open("details", "class", "coverage", "open", "");
    }
    html.open("summary").element("b", operation).text(" ").text(ReportText.covered(values));
    String sent = Long.toString(values.stream().filter(Coverage::exercised).count());
    html.empty("meter", "min", "0", "max", Integer.toString(values.size()), "value", sent);
    html.close("summary").open("dl");
    grouped(values, Coverage::field).forEach(this::field);
    html.close("dl").close("details");
  }

  private void field(String field, List<Coverage> values) {
    html.open("div").element("dt", field).open("dd");
    for (Coverage value : values) {
      html.element(
          "span",
          TerminalSafeText.start(value.value(), 80),
          "class",
          value.exercised() ? "value sent" : "value left");
    }
    html.close("dd").close("div");
  }

  private static Map<String, List<Coverage>> grouped(
      List<Coverage> values, Function<Coverage, String> by) {
    return values.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }
}
