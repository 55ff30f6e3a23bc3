package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import java.util.List;

/** What each parameter does to the picture: what was tried, both pictures, and the verdict. */
record HtmlEffects(Report report, HtmlWriter html) {
  private static final String AREA = "EFFECT-";

  /** Whether the pictures of a check stand in this section. */
  static boolean shows(CheckResult result) {
    return result.check().id().startsWith(AREA);
  }

  void write() {
    List<CheckResult> results =
        report.run().results().stream()
            .filter(HtmlEffects::shows)
            .filter(result -> !result.pictures().isEmpty() || !result.exchanges().isEmpty())
            .toList();
    if (results.isEmpty()) {
      return;
    }
    html.open("section").element("h2", "What parameters do to the picture");
    html.element(
        "p",
        "Pictures are in the order in which they are named. Colours are compared in 64 cells,"
            + " without the four that differ most, and brightness by 64 bits, which say in which"
            + " cells it grows from left to right. The same request sent twice shows how much two"
            + " pictures differ by noise alone; a check is skipped if noise could explain a"
            + " difference.",
        "class",
        "source");
    results.forEach(this::row);
    html.close("section");
  }

  private void row(CheckResult result) {
    String outcome = ReportText.lower(result.outcome());
    String level = ReportText.lower(result.check().level());
    html.open("article", "class", "card is-" + outcome + " is-" + level);
    HtmlChecks.heading(html, result.check(), result.outcome());
    if (result.caseId() != null) {
      html.element("p", result.caseId(), "class", "source");
    }
    if (result.reason() != null) {
      html.element("p", result.reason(), "class", "reason");
    }
    if (result.actual() != null) {
      html.element("p", "Expected: " + result.expected() + ". Was: " + result.actual() + ".");
    }
    html.open("div", "class", "pictures");
    result.pictures().forEach(picture -> figure(result, picture));
    html.close("div").close("article");
  }

  private void figure(CheckResult result, Picture picture) {
    String what = "A picture that " + result.check().id() + " compared";
    HtmlPictures.figure(html, picture, what, "fingerprint " + picture.fingerprint().shown());
  }
}
