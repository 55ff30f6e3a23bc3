package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.report.Report;

/** What is neither right nor wrong of the gateway, as it was found out. */
final class HtmlDialect {
  private final Report report;
  private final HtmlWriter html;

  HtmlDialect(Report report, HtmlWriter html) {
    this.report = report;
    this.html = html;
  }

  void write() {
    if (report.run().dialect().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "The dialect it speaks");
    html.open("dl", "class", "dialect");
    report
        .run()
        .dialect()
        .forEach(
            (name, value) ->
                html.open("div").element("dt", name).element("dd", value).close("div"));
    html.close("dl").close("section");
  }
}
