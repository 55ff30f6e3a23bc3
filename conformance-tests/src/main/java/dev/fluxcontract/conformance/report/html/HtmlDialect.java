package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.report.Report;

/** What is neither right nor wrong of the gateway, as it was found out. */
record HtmlDialect(Report report, HtmlWriter html) {
  void write() {
    if (report.run().dialect().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Dialect");
    html.open("dl", "class", "dialect");
    report.run().dialect().forEach(html::fact);
    html.close("dl").close("section");
  }
}
