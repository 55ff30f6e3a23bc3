package dev.fluxcontract.conformance.report;

import static dev.fluxcontract.conformance.report.TextColumns.padded;
import static dev.fluxcontract.conformance.report.TextColumns.paddedLeft;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as a table for the console: the verdict, what is wrong, then every check. */
public final class ConsoleReport {
  private static final int CASES_SHOWN = 5;
  private static final int TEXT_SHOWN = 600;
  private final Report report;
  private final AnsiStyle ink;
  private final StringBuilder out = new StringBuilder();

  private ConsoleReport(Report report, AnsiStyle ink) {
    this.report = report;
    this.ink = ink;
  }

  /**
   * The table, each line at most 100 columns wide but for the {@code curl} lines, which are to be
   * copied whole.
   *
   * @param coloured whether the reader is a terminal that wants colour
   */
  public static String of(Report report, boolean coloured) {
    return new ConsoleReport(report, coloured ? AnsiStyle.COLOURED : AnsiStyle.PLAIN).render();
  }

  private String render() {
    verdict();
    if (report.verdict() == RunVerdict.NOTHING_CHECKED) {
      return out.toString();
    }
    summary();
    Finding.of(report).forEach(this::told);
    list("Waivers that no longer apply", report.staleWaivers());
    list("Waivers that have expired", report.expired());
    list("Known failures that are fixed", report.fixed());
    list("Not as the expected profile says", report.dialectChanges());
    checks();
    dialect();
    return out.toString();
  }

  private void verdict() {
    RunVerdict verdict = report.verdict();
    String gateway = TerminalSafeText.line(report.run().gateway());
    String auth = ink.faint(" (" + report.run().auth() + ")");
    line(ink.of(verdict, verdict.toString()) + "  " + gateway + auth);
    wrapped("", ReportText.why(report));
    wrapped("", ReportText.effort(report));
    report
        .run()
        .notOffered()
        .forEach(one -> wrapped("", "Not offered: " + TerminalSafeText.line(one.toString())));
    if (!report.run().flaky().isEmpty()) {
      wrapped("", "Flaky: " + ReportText.flaky(report.run()) + ".");
    }
  }

  private void summary() {
    line("");
    StringBuilder head = new StringBuilder(padded("", 6));
    for (Outcome outcome : Outcome.values()) {
      head.append(paddedLeft(ReportText.lower(outcome), 9));
    }
    line(ink.faint(head.toString()));
    for (Level level : Level.values()) {
      StringBuilder row = new StringBuilder(padded(level.name(), 6));
      for (Outcome outcome : Outcome.values()) {
        long count = report.count(level, outcome);
        String cell = paddedLeft(count == 0 ? "·" : Long.toString(count), 9);
        row.append(count == 0 ? ink.faint(cell) : ink.of(outcome, cell));
      }
      line(row.toString());
    }
  }

  private void told(Finding finding) {
    CheckSummary summary = finding.check();
    CheckInfo check = summary.check();
    Outcome outcome = summary.outcome();
    line("");
    String tag = ink.of(outcome, ReportText.lower(outcome));
    String documents = ink.faint(String.join(" ", check.documents()));
    line(String.join("  ", tag, ink.bold(check.id()), check.level().name(), documents));
    wrapped("  ", check.title());
    if (finding.cause() != null) {
      line("  follows from " + finding.cause());
    }
    List<SimilarFailures> cases = SimilarFailures.of(summary.told());
    cases.stream().limit(CASES_SHOWN).forEach(equal -> casesOf(equal, check));
    if (cases.size() > CASES_SHOWN) {
      line(
          "  and " + ReportText.count(cases.size() - CASES_SHOWN, "more case") + ", in the report");
    }
    String consequences = finding.consequences();
    if (consequences != null) {
      wrapped("  ", consequences);
    }
  }

  private void casesOf(SimilarFailures equal, CheckInfo check) {
    caseOf(equal.first(), check);
    List<String> others = equal.others();
    if (!others.isEmpty()) {
      List<String> shown = others.subList(0, Math.min(CASES_SHOWN, others.size()));
      int more = others.size() - shown.size();
      field("likewise", String.join(", ", shown) + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private void caseOf(CheckResult result, CheckInfo check) {
    if (result.caseId() != null) {
      wrapped("  ", ReportText.caseName(result));
    }
    field("page", ReportText.ownPage(result, check));
    field("reason", result.reason());
    field("expected", result.expected());
    field("actual", result.actual());
    List<Exchange> exchanges = result.exchanges();
    if (!exchanges.isEmpty() && result.outcome() != Outcome.WAIVED) {
      line("    " + padded("try", 10) + CurlLine.of(exchanges.get(exchanges.size() - 1)));
    }
  }

  private void field(String name, @Nullable String value) {
    if (value != null) {
      String shown = TerminalSafeText.line(TerminalSafeText.start(value, TEXT_SHOWN));
      hanging("    " + ink.faint(padded(name, 10)), 14, shown);
    }
  }

  private void list(String title, List<String> entries) {
    if (!entries.isEmpty()) {
      line("");
      line(ink.bold(title));
      entries.forEach(entry -> wrapped("  ", TerminalSafeText.line(entry)));
    }
  }

  private void checks() {
    line("");
    for (CheckSummary summary : report.checks()) {
      CheckInfo check = summary.check();
      Outcome outcome = summary.outcome();
      String cases = summary.cases(outcome).size() + "/" + summary.cases().size();
      String name = padded(check.id(), 12) + padded(check.level().name(), 7);
      String tag = ink.of(outcome, padded(ReportText.lower(outcome), 9));
      hanging(tag + name + paddedLeft(cases, 7) + " ", 36, check.title());
    }
  }

  private void dialect() {
    if (!report.run().dialect().isEmpty()) {
      line("");
      line(ink.bold("Dialect"));
      report.run().dialect().forEach(this::dialect);
    }
  }

  private void dialect(String name, String value) {
    String shown = TerminalSafeText.line(value);
    hanging("  " + ink.faint(padded(name, 24)), 26, shown);
  }

  /** A text behind its head, in the columns from an indent on. */
  private void hanging(String head, int indent, String text) {
    List<String> lines = TextColumns.wrap(text, TextColumns.WIDTH - indent);
    line(head + lines.get(0));
    lines.stream().skip(1).forEach(more -> line(" ".repeat(indent) + more));
  }

  private void wrapped(String indent, String text) {
    TextColumns.wrap(text, TextColumns.WIDTH - indent.length())
        .forEach(part -> line(indent + part));
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
