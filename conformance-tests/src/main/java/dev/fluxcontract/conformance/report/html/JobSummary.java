package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.CheckSummary;
import dev.fluxcontract.conformance.report.CurlLine;
import dev.fluxcontract.conformance.report.Finding;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run as a job summary of GitHub Actions: Markdown whose text from outside stands in HTML, on
 * lines without a break. Markdown is not read there, and GitHub makes no links or mentions of what
 * is code.
 */
public final class JobSummary {
  private static final int TEXT_SHOWN = 600;
  private static final int ENTRIES_SHOWN = 20;
  private static final String END = "%nThe whole report is in `report.html`%s.%n";

  private final Report report;
  private final UnaryOperator<String> redaction;
  private final StringBuilder out = new StringBuilder();
  private long room;

  private JobSummary(Report report, UnaryOperator<String> redaction, long room) {
    this.report = report;
    this.redaction = redaction;
    this.room = room;
  }

  /**
   * The summary, with as many findings as there is room for.
   *
   * @param redaction removes secrets from a text
   * @param bytes how long the summary may be in UTF-8
   */
  public static String of(Report report, UnaryOperator<String> redaction, long bytes) {
    return new JobSummary(report, redaction, bytes).render();
  }

  private String render() {
    String end = String.format(END, ", with the other findings");
    room -= end.length();
    if (!add(head())) {
      return "";
    }
    boolean whole = add(counts());
    whole &= list("Not as the expected profile says", report.dialectChanges());
    whole &= list("Waivers that no longer apply", report.staleWaivers());
    whole &= list("Waivers that have expired", report.expired());
    whole &= list("Known failures that are fixed", report.fixed());
    boolean first = true;
    for (Finding finding : Finding.of(report)) {
      whole = whole && add(finding(finding, first));
      first = false;
    }
    return out.append(whole ? String.format(END, "") : end).toString();
  }

  private boolean add(String block) {
    String shown = redaction.apply(block);
    int length = shown.getBytes(StandardCharsets.UTF_8).length;
    if (length > room) {
      return false;
    }
    out.append(shown);
    room -= length;
    return true;
  }

  private String head() {
    HtmlWriter html = new HtmlWriter();
    html.open("p").element("code", line(report.run().gateway())).close("p");
    String[] why = line(ReportText.why(report)).split("(?<=" + ReportText.ENDED_EARLY + ")", 2);
    html.open("p").text(why[0]);
    if (why.length > 1) {
      html.element("code", why[1]);
    }
    html.close("p");
    html.element("p", line(ReportText.effort(report)));
    return "## FLUX conformance: " + report.verdict() + "\n\n" + html.fragment() + "\n";
  }

  private String counts() {
    StringBuilder table = new StringBuilder("| |");
    for (Outcome outcome : Outcome.values()) {
      table.append(' ').append(ReportText.lower(outcome)).append(" |");
    }
    table.append("\n|---|").append("---:|".repeat(Outcome.values().length)).append('\n');
    for (Level level : Level.values()) {
      table.append("| ").append(level).append(" |");
      for (Outcome outcome : Outcome.values()) {
        table.append(' ').append(report.count(level, outcome)).append(" |");
      }
      table.append('\n');
    }
    return table.append('\n').toString();
  }

  private boolean list(String title, List<String> entries) {
    if (entries.isEmpty()) {
      return true;
    }
    HtmlWriter html = new HtmlWriter();
    html.element("p", title + ":").open("ul");
    entries.stream()
        .limit(ENTRIES_SHOWN)
        .forEach(one -> html.open("li").element("code", line(one)).close("li"));
    if (entries.size() > ENTRIES_SHOWN) {
      html.element("li", "and " + (entries.size() - ENTRIES_SHOWN) + " more");
    }
    return add(html.close("ul").fragment() + "\n");
  }

  private static String finding(Finding finding, boolean open) {
    CheckSummary summary = finding.check();
    CheckInfo check = summary.check();
    List<CheckResult> cases = summary.told();
    HtmlWriter html = new HtmlWriter();
    html.open("details", open ? new String[] {"open", ""} : new String[0]);
    html.open("summary").element("b", ReportText.lower(summary.outcome()) + " " + check.id());
    html.text(check.level() + ": " + line(check.title())).close("summary").open("ul");
    entry(html, "documents", String.join(", ", check.documents()));
    entry(html, "follows from", finding.cause());
    CheckResult first = cases.get(0);
    entry(html, "case", first.caseId());
    entry(html, "reason", first.reason());
    entry(html, "expected", first.expected());
    entry(html, "actual", first.actual());
    if (cases.size() > 1) {
      html.element("li", "and " + ReportText.count(cases.size() - 1, "more case"));
    }
    html.close("ul");
    List<Exchange> exchanges = first.exchanges();
    if (!exchanges.isEmpty()) {
      String curl = CurlLine.of(exchanges.get(exchanges.size() - 1));
      html.element("pre", TerminalSafeText.line(curl));
    }
    return html.close("details").fragment() + "\n";
  }

  private static void entry(HtmlWriter html, String name, @Nullable String text) {
    if (text != null) {
      html.open("li").text(name + " ").element("code", line(text)).close("li");
    }
  }

  /** A blank line would end the HTML, and Markdown would be read after it. */
  private static String line(String text) {
    return TerminalSafeText.line(TerminalSafeText.start(text, TEXT_SHOWN));
  }
}
