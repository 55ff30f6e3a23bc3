package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.report.ReportFiles;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.report.html.WatchPage;
import dev.fluxcontract.conformance.watch.ProbeHistory;
import dev.fluxcontract.conformance.watch.WatchMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The page and the metrics of a watch, written anew after each attempt. */
final class WatchFiles {
  private final CommandConsole console;
  private final Path folder;
  private final ReportFiles files;
  private final String gateway;
  private final ProbeHistory history;
  private final RunClock time;
  private boolean failing;

  WatchFiles(
      CommandConsole console,
      Path folder,
      UnaryOperator<String> redaction,
      String gateway,
      ProbeHistory history,
      RunClock time)
      throws IOException {
    this.console = console;
    this.folder = folder;
    this.files = ReportFiles.in(folder, redaction);
    this.gateway = gateway;
    this.history = history;
    this.time = time;
  }

  String metrics() {
    return WatchMetrics.of(history.records(), history.spent(), time.now());
  }

  /** Where the disk is full the old files stay, and the next attempt writes them anew. */
  void write() {
    String page = WatchPage.of(gateway, history.records(), history.spent(), time.now());
    try {
      files.replace(Map.of("index.html", page, "metrics.prom", metrics()));
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        String text = folder + ": the page and the metrics are old (" + TextFile.why(e) + ")";
        console.err().println(TerminalSafeText.line(text));
      }
      failing = true;
    }
  }
}
