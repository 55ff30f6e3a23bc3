package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.report.ReportFiles;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.ReportedRun;
import dev.fluxcontract.conformance.report.ReportedRunReader;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.report.VerdictBadge;
import dev.fluxcontract.conformance.report.html.MatrixPage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix}: gateways side by side, from their reports. */
@Command(
    name = "matrix",
    description = {
      "Writes index.html, one page that shows gateways side by side: verdict, areas, models,"
          + " prices, times and dialects, with links to the reports; and a badge for each gateway.",
      "Of several reports on a gateway the newest counts.",
      "Exit code: 0 written, 2 a report cannot be read, is none, or contradicts itself."
    })
final class MatrixCommand extends ConsoleCommand {
  private static final int MOST_REPORTS = 200;

  @Parameters(
      arity = "1..*",
      paramLabel = "REPORT",
      description = "report.json of each run, or its folder.")
  private List<Path> reports = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to. Links to the reports are relative to it.")
  private Path folder = Path.of("");

  @Option(
      names = "--max-age",
      defaultValue = "30",
      paramLabel = "DAYS",
      description = "After how many days a report has expired. Default: ${DEFAULT-VALUE}.")
  private int maxAge;

  @Option(
      names = "--self-run",
      paramLabel = "URL",
      description =
          "A gateway, by the URL in its report, that its own operator checked; again for each. All"
              + " others count as checked by a third party.")
  private List<String> selfRun = List.of();

  private record FoundReport(Path file, ReportedRun run) {}

  @Override
  public Integer call() {
    if (maxAge < 1 || maxAge > 3660) {
      throw CommandFailure.unusable("--max-age " + maxAge + ": from 1 to 3660 days");
    }
    if (reports.size() > MOST_REPORTS) {
      throw CommandFailure.unusable("REPORT: at most " + MOST_REPORTS + " reports");
    }
    if (folder.toString().isEmpty()) {
      throw CommandFailure.unusable("-o: names no folder; . is the current one");
    }
    Instant now = RunClock.system().now();
    Map<String, FoundReport> newest = new TreeMap<>();
    for (Path report : reports) {
      Path file = Files.isDirectory(report) ? report.resolve("report.json") : report;
      ReportedRun run = InputFile.read("REPORT", file, json -> ReportedRunReader.read(json, now));
      FoundReport other = newest.get(run.gateway());
      if (other == null || !run.started().isBefore(other.run().started())) {
        newest.put(run.gateway(), new FoundReport(file, run));
      }
    }
    for (String url : selfRun) {
      if (!newest.containsKey(url)) {
        throw CommandFailure.unusable(
            "--self-run " + url + ": no report is about it; there are " + newest.keySet());
      }
    }
    write(newest, now);
    return ExitCode.FINE;
  }

  private void write(Map<String, FoundReport> newest, Instant now) {
    List<MatrixPage.Column> columns = new ArrayList<>();
    Map<String, String> badges = new LinkedHashMap<>();
    newest.forEach(
        (gateway, report) -> {
          ReportedRun run = report.run();
          ReportedRun.Standing standing = run.standing(now, Duration.ofDays(maxAge));
          String badge = fileName(gateway, badges.keySet());
          badges.put(badge, VerdictBadge.of(run, standing));
          Map<String, String> links = links(report.file());
          links.put("badge", "./badges/" + badge);
          boolean own = run.embedded() || selfRun.contains(gateway);
          columns.add(new MatrixPage.Column(run, standing, own, links));
          String line = ReportText.lower(standing) + "  " + run.verdict() + "  " + gateway;
          console().out().println(TerminalSafeText.line(line));
        });
    try {
      ReportFiles.in(folder.resolve("badges"), UnaryOperator.identity()).replace(badges);
      ReportFiles.in(folder, UnaryOperator.identity())
          .replace(Map.of("index.html", MatrixPage.of(columns, now)));
    } catch (IOException e) {
      throw CommandFailure.unusable(
          "-o " + folder + ": cannot be written to (" + TextFile.why(e) + "); name another folder");
    }
    Path page = folder.resolve("index.html").toAbsolutePath().normalize();
    console().out().println("Matrix: " + page);
  }

  /** The report for people where it stands beside the other, and that. */
  private Map<String, String> links(Path json) {
    Map<String, String> links = new LinkedHashMap<>();
    Path page = json.resolveSibling("report.html");
    if (Files.isRegularFile(page)) {
      links.put("report", link(page));
    }
    links.put("report.json", link(json));
    return links;
  }

  /** A relative link, whatever the file is called. */
  private String link(Path file) {
    Path from = folder.toAbsolutePath().normalize();
    StringBuilder link = new StringBuilder(".");
    for (Path name : from.relativize(file.toAbsolutePath().normalize())) {
      link.append('/')
          .append(URLEncoder.encode(name.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return link.toString();
  }

  /** The URL in letters that are safe in a name, and no name twice. */
  private static String fileName(String gateway, Set<String> taken) {
    String plain =
        gateway
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^https?://", "")
            .replaceAll("[^a-z0-9.-]+", "-")
            .replaceAll("^[.-]+|[.-]+$", "");
    String start = plain.isEmpty() ? "gateway" : plain.substring(0, Math.min(60, plain.length()));
    String name = start + ".svg";
    for (int i = 2; taken.contains(name); i++) {
      name = start + "-" + i + ".svg";
    }
    return name;
  }
}
