package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.explain.CauseFinder;
import dev.fluxcontract.conformance.explain.LikelyCause;
import dev.fluxcontract.conformance.report.Report;
import java.util.List;

/** The likely causes of the failures, each with links to the checks that fail by it. */
record HtmlCauses(Report report, HtmlWriter html) {
  private static final int CAUSES_SHOWN = 10;

  void write() {
    List<LikelyCause> causes = CauseFinder.of(report);
    if (causes.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Likely causes, the most telling first");
    html.open("ol", "class", "causes");
    for (LikelyCause cause : causes.subList(0, Math.min(causes.size(), CAUSES_SHOWN))) {
      html.open("li").text(cause.title() + " ");
      cause.checks().forEach(id -> html.element("a", id, "href", "#" + id).text(" "));
      html.close("li");
    }
    html.close("ol").close("section");
  }
}
