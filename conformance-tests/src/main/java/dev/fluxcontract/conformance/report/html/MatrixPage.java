package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.ReportedRun;
import dev.fluxcontract.conformance.report.ReportedRun.Standing;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gateways side by side, on one page that needs nothing else: no request, no script. Each gateway
 * is a column; on a narrow screen each row becomes a card.
 */
public final class MatrixPage {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /**
   * One gateway.
   *
   * @param run its newest run
   * @param standing how much that is worth as evidence
   * @param selfRun whether the gateway's own operator ran it
   * @param links the reports and the badge, as relative links by their names
   */
  public record Column(
      ReportedRun run, Standing standing, boolean selfRun, Map<String, String> links) {}

  private final List<Column> columns;
  private final HtmlWriter html = new HtmlWriter();

  private MatrixPage(List<Column> columns) {
    this.columns = columns;
  }

  /** The page. */
  public static String of(List<Column> columns, Instant now) {
    return new MatrixPage(columns).render(now);
  }

  private String render(Instant now) {
    HtmlPage.begin(html, "FLUX gateways", "report.css", "matrix.css");
    html.open("header");
    html.element("p", "FLUX queue API · conformance", "class", "kicker");
    html.element("h1", "FLUX gateways");
    html.element(
        "p", ReportText.count(columns.size(), "gateway") + ", as of " + DAY.format(now) + ".");
    html.close("header").open("main");
    run();
    table(
        "Areas",
        () -> names(ReportedRun::areas).forEach(area -> checks(area, area, ReportedRun::areas)));
    table(
        "Models",
        () ->
            Contract.bundled()
                .submits()
                .forEach(submit -> checks(submit.id(), submit.model(), ReportedRun::models)));
    table("Dialects", () -> names(ReportedRun::dialect).forEach(this::dialect));
    return HtmlPage.end(
        html,
        "Evidence is full if nothing that could be tried was skipped, partial if something was, and"
            + " expired if the run is too old. An operator checks its own gateway; a third party"
            + " checks another's. Areas count checks, models count cases.",
        "The price is what the run counted for an image, averaged over the models that it tried, by"
            + " list prices unless it was given others. A job is done when its images are there,"
            + " counted from its submit; answers are those to single requests.");
  }

  private void run() {
    table(
        "Runs",
        () -> {
          row("Verdict", column -> html.text(column.run().verdict().toString()));
          row("Evidence", column -> tag(ReportText.lower(column.standing())));
          row("Run by", column -> html.text(column.selfRun() ? "its operator" : "a third party"));
          row("Date", column -> html.text(DAY.format(column.run().started())));
          row("Price of an image", column -> html.text(price(column.run())));
          row("Jobs done within", column -> html.text(latency(column.run().jobs())));
          row("Answers within", column -> html.text(latency(column.run().answers())));
          row("Files", column -> column.links().forEach(this::link));
        });
  }

  private void checks(
      String name, String label, Function<ReportedRun, Map<String, Map<Outcome, Integer>>> counts) {
    row(
        label,
        column -> {
          Map<Outcome, Integer> found = counts.apply(column.run()).get(name);
          if (found != null) {
            cell(found);
          } else {
            html.text(column.run().notOffered().contains(name) ? "not offered" : "not run");
          }
        });
  }

  private void dialect(String name) {
    row(name, column -> html.text(column.run().dialect().getOrDefault(name, "not seen")));
  }

  private void table(String title, Runnable rows) {
    html.open("section").element("h2", title);
    html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", title);
    html.open("table", "class", "matrix").open("thead").open("tr");
    html.open("td").close("td");
    columns.forEach(column -> html.element("th", column.run().gateway(), "scope", "col"));
    html.close("tr").close("thead").open("tbody");
    rows.run();
    html.close("tbody").close("table").close("div").close("section");
  }

  private void row(String label, Consumer<Column> cell) {
    html.open("tr").element("th", label, "scope", "row");
    for (Column column : columns) {
      html.open("td", "data-gateway", column.run().gateway()).open("div");
      cell.accept(column);
      html.close("div").close("td");
    }
    html.close("tr");
  }

  /** The worst outcome in its colour, the others after it. */
  private void cell(Map<Outcome, Integer> counts) {
    boolean first = true;
    for (Map.Entry<Outcome, Integer> count : ReportedRun.worstFirst(counts)) {
      String name = ReportText.lower(count.getKey());
      html.element("span", count.getValue() + " " + name, "class", first ? "tag " + name : "said");
      first = false;
    }
  }

  private void tag(String name) {
    html.element("span", name, "class", "tag " + name);
  }

  private void link(String name, String address) {
    html.element("a", name, "href", address);
    html.text(" ");
  }

  private Set<String> names(Function<ReportedRun, Map<String, ?>> named) {
    return columns.stream()
        .flatMap(column -> named.apply(column.run()).keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String price(ReportedRun run) {
    return run.usdPerImage() == null ? "not known" : "$" + run.usdPerImage().toPlainString();
  }

  private static String latency(ReportedRun.@Nullable Percentiles times) {
    return times == null
        ? "not known"
        : String.format(
            Locale.ROOT, "%.2f s (half), %.2f s (95 %%)", times.median(), times.percentile95());
  }
}
