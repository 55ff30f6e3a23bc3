package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.watch.ProbeHistory;
import dev.fluxcontract.conformance.watch.ProbeRecord;
import dev.fluxcontract.conformance.watch.WatchListener;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A line for each attempt; at a terminal also one, written over, on what is under way. */
final class WatchProgress implements WatchListener {
  private static final String WIPE = "\r\u001b[K";
  private static final int LONGEST = 400;

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final CommandConsole console;
  private final Cost cap;
  private final ProbeHistory history;
  private final Runnable afterwards;

  /** Whether anybody who reads along knows that the watch runs. */
  private boolean started;

  WatchProgress(CommandConsole console, Cost cap, ProbeHistory history, Runnable afterwards) {
    this.afterwards = afterwards;
    this.console = console;
    this.cap = cap;
    this.history = history;
  }

  @Override
  public void began(String name, int attempt) {
    now("probing " + name + (attempt > 1 ? " once more" : ""));
  }

  @Override
  public void ended(ProbeRecord record) {
    started = true;
    end();
    String outcome = record.alarm() ? "ALARM" : ReportText.lower(record.outcome());
    String cost = ReportText.count(record.asked().images(), "image");
    String took = ReportText.seconds(Duration.ofMillis(record.millis()));
    console
        .out()
        .printf(
            "%s  %-7s  %s (%s, %s)%n",
            WHEN.format(record.at()), outcome, TerminalSafeText.line(record.name()), cost, took);
    if (record.outcome() != Outcome.PASSED && record.reason() != null) {
      tell(record.reason());
    }
    record.changes().forEach(change -> tell("the dialect changed: " + change));
    afterwards.run();
  }

  private void tell(String sentence) {
    String text = TerminalSafeText.start(TerminalSafeText.line(sentence), LONGEST);
    console.out().println(" ".repeat(22) + text);
  }

  @Override
  public void nothingFits() {
    end();
    String why = " in the last 24 hours, and no probe fits into the rest";
    console.out().println("Nothing is probed: " + spent() + why);
    afterwards.run();
  }

  @Override
  public void waits(Duration time) {
    String next =
        "next probe at " + WHEN.format(Instant.now().plus(time)) + "; " + spent() + " in 24 hours";
    now(next);
    if (!started && !console.understandsEscapes()) {
      console.out().println(next);
    }
    started = true;
  }

  private String spent() {
    Cost spent = history.spent();
    String images = ReportText.count(spent.images(), "image");
    String of = cap.images() == Cost.UNLIMITED.images() ? "" : " of " + cap.images();
    String limit = cap.limitsDollars() ? " of " + Cost.dollars(cap.usd()) : "";
    return images + of + " and " + Cost.dollars(spent.usd()) + limit + " spent";
  }

  private void now(String text) {
    if (console.understandsEscapes()) {
      console.err().print(WIPE + TerminalSafeText.line(text));
      console.err().flush();
    }
  }

  /** Wipes away what is under way. */
  void end() {
    now("");
  }
}
