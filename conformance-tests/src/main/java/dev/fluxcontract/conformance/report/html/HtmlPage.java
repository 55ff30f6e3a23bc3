package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.http.SecretRedaction;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import okio.ByteString;

/**
 * A run as one page that needs nothing else: no request, no script. The filters are check boxes
 * that the style sheet looks at, so a policy that forbids every script can guard the page.
 */
public final class HtmlPage {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Report report;
  private final HtmlWriter html = new HtmlWriter();

  private HtmlPage(Report report) {
    this.report = report;
  }

  public static String of(Report report) {
    return new HtmlPage(report).render();
  }

  private String render() {
    String title = report.verdict() + ": " + report.run().gateway() + " · FLUX conformance";
    begin(html, title, "report.css");
    header();
    html.open("main");
    new HtmlCauses(report, html).write();
    filters();
    new HtmlFindings(report, html).write();
    new HtmlEffects(report, html).write();
    new HtmlPictures(report, html).write();
    new HtmlDialect(report, html).write();
    new HtmlCoverage(report, html).write();
    new HtmlChecks(report, html).write();
    return end(
        html,
        "MUST: a document that the gateways publish states it. SHOULD: only fal or relays state it,"
            + " it only follows from the documents, they contradict each other, or callers can do"
            + " without it. NOTE: gateways differ and none is wrong.",
        "Text in boxes is what the gateway sent; letters that cannot be seen are spelled out. In a"
            + " curl command "
            + SecretRedaction.SHOWN
            + " is your key. The same run for machines is in"
            + " report.json.");
  }

  /** The head of a page whose style sheets, which stand beside this class, are its only style. */
  static void begin(HtmlWriter html, String title, String... sheets) {
    StringBuilder css = new StringBuilder();
    for (String sheet : sheets) {
      css.append(new String(TextFile.resource(HtmlPage.class, sheet), StandardCharsets.UTF_8));
    }
    html.open("html", "lang", "en")
        .open("head")
        .empty("meta", "charset", "utf-8")
        .empty("meta", "http-equiv", "Content-Security-Policy", "content", policy(css.toString()))
        .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
        .empty("meta", "name", "color-scheme", "content", "light dark")
        .empty("meta", "name", "referrer", "content", "no-referrer")
        .empty("link", "rel", "icon", "href", "data:,")
        .element("title", title)
        .style(css.toString())
        .close("head")
        .open("body");
  }

  /** Ends a page with what its words mean. */
  static String end(HtmlWriter html, String... footer) {
    html.close("main").open("footer");
    for (String paragraph : footer) {
      html.element("p", paragraph);
    }
    return html.close("footer").close("body").close("html").page();
  }

  private void header() {
    RunResult run = report.run();
    html.open("header", "class", "verdict " + ReportText.lower(report.verdict()));
    html.element("p", "FLUX queue API · conformance", "class", "kicker");
    html.element("h1", report.verdict().toString());
    html.element("p", ReportText.why(report), "class", "why");
    html.open("dl", "class", "facts");
    html.fact("Gateway", run.gateway());
    html.fact("Key sent as", run.auth());
    html.fact("Checked", WHEN.format(run.started()) + ", in " + ReportText.seconds(run.took()));
    String asked = ReportText.count(run.imagesAsked(), "image");
    String limits = ReportText.limits(run.asked(), run.budget());
    html.fact("Asked for", "at worst " + asked + limits);
    if (!run.notOffered().isEmpty()) {
      html.fact("Not offered", ReportText.notOffered(run));
    }
    if (!run.flaky().isEmpty()) {
      html.fact("Flaky", ReportText.flaky(run));
    }
    html.fact("Covered", ReportText.covered(run.coverage()) + " of the contract");
    html.fact("Held to", report.strict() ? "MUST and SHOULD (strict)" : "MUST");
    html.close("dl");
    html.close("header");
  }

  private void filters() {
    html.open("nav", "class", "filters", "aria-label", "Show only");
    html.open("fieldset").element("legend", "Level");
    for (Level level : Level.values()) {
      long count = report.checks().stream().filter(check -> check.check().level() == level).count();
      filter(ReportText.lower(level), level.name(), count);
    }
    html.close("fieldset");
    html.open("fieldset").element("legend", "Outcome");
    for (Outcome outcome : Outcome.values()) {
      filter(ReportText.lower(outcome), ReportText.lower(outcome), report.checks(outcome).size());
    }
    html.close("fieldset").close("nav");
  }

  private void filter(String value, String label, long count) {
    html.open("label", "class", "pill " + value);
    if (count == 0) {
      html.empty("input", "type", "checkbox", "id", "show-" + value, "disabled", "");
    } else {
      html.empty(
          "input", "type", "checkbox", "id", "show-" + value, "checked", "", "autocomplete", "off");
    }
    html.text(label + " ");
    html.element("b", Long.toString(count)).close("label");
  }

  private static String policy(String css) {
    return "default-src 'none'; style-src '"
        + "sha256-"
        + ByteString.encodeUtf8(css).sha256().base64()
        + "'; img-src data:; base-uri 'none'; form-action 'none'";
  }
}
