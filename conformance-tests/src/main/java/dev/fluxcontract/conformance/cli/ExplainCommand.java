package dev.fluxcontract.conformance.cli;

import dev.fluxcontract.conformance.cli.console.ConsoleCommand;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.cli.console.InputFile;
import dev.fluxcontract.conformance.explain.ExplanationText;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.SavedReportReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why a run failed, from its report. */
@Command(
    name = "explain",
    description = {
      "Groups the failures of a report by their likely cause, the most telling first, with the"
          + " evidence. Known mistakes, such as a wrapped body, are named.",
      "Exit code: 0 explained, or nothing failed; 2 the report cannot be read, is not a report, or"
          + " contradicts itself."
    })
final class ExplainCommand extends ConsoleCommand {
  @Parameters(paramLabel = "REPORT", description = "report.json of a run, or its folder.")
  private Path report = Path.of("");

  @Option(
      names = "--operator",
      description =
          "Print a text that can be sent to the operator of the gateway; nothing if no check"
              + " failed.")
  private boolean operator;

  @Override
  public Integer call() {
    Path file = Files.isDirectory(report) ? report.resolve("report.json") : report;
    Instant now = RunClock.system().now();
    Report saved = InputFile.read("REPORT", file, json -> SavedReportReader.read(json, now));
    console().out().print(operator ? ExplanationText.letter(saved) : ExplanationText.of(saved));
    console().out().flush();
    return ExitCode.FINE;
  }
}
