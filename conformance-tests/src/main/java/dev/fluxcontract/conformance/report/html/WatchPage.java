package dev.fluxcontract.conformance.report.html;

import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.ReportedRun;
import dev.fluxcontract.conformance.watch.ProbeRecord;
import dev.fluxcontract.conformance.watch.WatchSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A gateway under watch, on one page that needs nothing else: no request, no script. It shows the
 * last 30 days.
 */
public final class WatchPage {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int CELLS = 48;
  private static final int MOST_LISTED = 40;

  private final Instant now;
  private final WatchSummary day;
  private final WatchSummary month;
  private final HtmlWriter html = new HtmlWriter();

  private WatchPage(List<ProbeRecord> records, Instant now) {
    this.now = now;
    this.day = WatchSummary.ofLast(DAY, now, records);
    this.month = WatchSummary.ofLast(MONTH, now, records);
  }

  /**
   * The page.
   *
   * @param spent what the probes of the last 24 hours may have cost
   */
  public static String of(String gateway, List<ProbeRecord> records, Cost spent, Instant now) {
    return new WatchPage(records, now).render(gateway, spent);
  }

  private String render(String gateway, Cost spent) {
    List<ProbeRecord> results = month.results();
    HtmlPage.begin(html, "Watch of " + gateway, "report.css", "watch.css");
    html.open("header");
    html.element("p", "FLUX queue API · watch", "class", "kicker");
    html.element("h1", gateway);
    facts(results, spent);
    html.close("header").open("main");
    timelines(results);
    durations();
    list("Alarms", "None.", results.stream().filter(ProbeRecord::alarm).toList(), this::probe);
    list(
        "Changes of the dialect",
        "None.",
        results.stream().filter(record -> !record.changes().isEmpty()).toList(),
        record -> html.text(String.join("; ", record.changes())));
    list("Latest probes", "None yet.", results, this::probe);
    return HtmlPage.end(
        html,
        "An alarm is a probe that failed twice. Warned is what failed once and passed when it was"
            + " repeated, and what breaks a SHOULD. A gateway is available in a probe that it"
            + " answers with anything but errors of its own. The times of jobs come from"
            + " polling: between two polls nobody knows when a job began to run.");
  }

  private void facts(List<ProbeRecord> results, Cost spent) {
    long alarms = month.newest().values().stream().filter(ProbeRecord::alarm).count();
    html.open("dl", "class", "facts");
    html.fact("Alarms now", Long.toString(alarms));
    html.fact("Available, last 24 hours", percent(day.availability()));
    html.fact("Available, last 30 days", percent(month.availability()));
    html.fact("Probes in 30 days", Long.toString(month.probes()));
    html.fact(
        "Spent in 24 hours",
        ReportText.count(spent.images(), "image") + ", " + Cost.dollars(spent.usd()));
    html.fact(
        "Last probe",
        results.isEmpty()
            ? "none yet"
            : WHEN.format(results.get(results.size() - 1).at()) + " UTC");
    html.close("dl");
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "not known" : String.format(Locale.ROOT, "%.1f %%", share * 100);
  }

  private void timelines(List<ProbeRecord> results) {
    html.open("section").element("h2", "Areas");
    if (!results.isEmpty()) {
      Instant first = results.stream().map(ProbeRecord::at).min(Instant::compareTo).orElse(now);
      html.element("p", "From " + WHEN.format(first) + " to " + WHEN.format(now) + " UTC.");
      Map<String, List<ProbeRecord>> areas = new TreeMap<>();
      results.forEach(
          record -> areas.computeIfAbsent(record.area(), name -> new ArrayList<>()).add(record));
      areas.forEach((area, records) -> timeline(area, records, first));
    }
    html.close("section");
  }

  private void timeline(String area, List<ProbeRecord> records, Instant first) {
    long span = Math.max(1, Duration.between(first, now).toMillis() + 1);
    Map<Integer, List<ProbeRecord>> cells = new TreeMap<>();
    for (ProbeRecord record : records) {
      long since = Duration.between(first, record.at()).toMillis();
      int cell = (int) Math.max(0, Math.min(CELLS - 1, since * CELLS / span));
      cells.computeIfAbsent(cell, index -> new ArrayList<>()).add(record);
    }
    html.open("div", "class", "area").element("h3", area);
    html.open("ol", "class", "timeline", "aria-hidden", "true");
    for (int i = 0; i < CELLS; i++) {
      List<ProbeRecord> cell = cells.getOrDefault(i, List.of());
      if (cell.isEmpty()) {
        html.element("li", "");
      } else {
        Map<Outcome, Integer> counts = counts(cell);
        String worst = ReportText.lower(ReportedRun.worstFirst(counts).get(0).getKey());
        String title = WHEN.format(cell.get(0).at()) + ": " + ReportedRun.inWords(counts);
        html.element("li", "", "class", worst, "title", title);
      }
    }
    html.close("ol").element("p", ReportedRun.inWords(counts(records)), "class", "said");
    html.close("div");
  }

  private static Map<Outcome, Integer> counts(List<ProbeRecord> records) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    records.forEach(record -> counts.merge(WatchSummary.shown(record), 1, Integer::sum));
    return counts;
  }

  private void durations() {
    html.open("section").element("h2", "Times of jobs").open("table", "class", "durations");
    html.open("thead").open("tr").open("td").close("td");
    for (String column : List.of("jobs", "half", "95 %", "longest")) {
      html.element("th", column, "scope", "col");
    }
    html.close("tr").close("thead").open("tbody");
    for (WatchSummary.Phase phase : WatchSummary.Phase.values()) {
      durations(ReportText.lower(phase) + ", 24 hours", day.millis(phase));
      durations(ReportText.lower(phase) + ", 30 days", month.millis(phase));
    }
    html.close("tbody").close("table").close("section");
  }

  private void durations(String name, List<Long> millis) {
    html.open("tr").element("th", name, "scope", "row");
    html.element("td", Integer.toString(millis.size()));
    for (int percent : new int[] {50, 95, 100}) {
      Long value = WatchSummary.percentile(millis, percent);
      html.element("td", value == null ? "" : ReportText.seconds(Duration.ofMillis(value)));
    }
    html.close("tr");
  }

  /** The newest ones, the last first. */
  private void list(
      String title, String none, List<ProbeRecord> records, Consumer<ProbeRecord> entry) {
    html.open("section").element("h2", title).open("ul", "class", "plain");
    for (int i = records.size() - 1; i >= Math.max(0, records.size() - MOST_LISTED); i--) {
      ProbeRecord record = records.get(i);
      html.open("li").element("span", WHEN.format(record.at()), "class", "said").text(" ");
      entry.accept(record);
      html.close("li");
    }
    if (records.isEmpty()) {
      html.element("li", none);
    }
    html.close("ul").close("section");
  }

  private void probe(ProbeRecord record) {
    String shown = record.alarm() ? "failed" : ReportText.lower(WatchSummary.shown(record));
    html.element("span", record.alarm() ? "alarm" : shown, "class", "tag " + shown).text(" ");
    html.element("span", record.name(), "class", "id");
    if (record.reason() != null && record.outcome() != Outcome.PASSED) {
      html.element("p", record.reason(), "class", "said");
    }
  }
}
