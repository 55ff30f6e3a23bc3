package dev.fluxcontract.conformance.cli.verify;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.contract.TextFile;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportFiles;
import dev.fluxcontract.conformance.report.RunVerdict;
import dev.fluxcontract.conformance.report.html.HtmlPage;
import dev.fluxcontract.conformance.report.html.JobSummary;
import dev.fluxcontract.conformance.run.GatewayProfile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The files a run writes. Each is opened before anything is paid for. */
final class RunOutputs {
  /** What GitHub takes of one step. */
  private static final long SUMMARY_BYTES = 1 << 20;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where to write the reports. Default: ${DEFAULT-VALUE}.")
  private Path report = Path.of("flux-conformance-report");

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Write what fails to a file for --baseline. With --baseline too, what that knows keeps"
              + " its date, and what is fixed is left out.")
  private @Nullable Path baseline;

  @Option(
      names = "--baseline-days",
      paramLabel = "DAYS",
      defaultValue = "90",
      description =
          "How long a failure that --write-baseline writes is known. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description =
          "Append a summary in Markdown to a file, such as $$GITHUB_STEP_SUMMARY, which GitHub"
              + " Actions shows. The file stays below the 1 MiB that it accepts.")
  private @Nullable Path summary;

  private UnaryOperator<String> redaction = UnaryOperator.identity();
  private @Nullable ReportFiles reportFiles;
  private @Nullable ReportFiles baselineFiles;

  /** Fails where an option names nothing that could be written. */
  void check() {
    if (report.toString().isEmpty()) {
      throw CommandFailure.unusable("--report: names no folder; . is the current one");
    }
    if (baseline != null && baseline.toString().isEmpty()) {
      throw CommandFailure.unusable("--write-baseline: names no file");
    }
    if (summary != null && summary.toString().isEmpty()) {
      throw CommandFailure.unusable("--summary: names no file; is $GITHUB_STEP_SUMMARY set?");
    }
    if (days < 1 || days > 3660) {
      throw CommandFailure.unusable("--baseline-days " + days + ": from 1 to 3660 days");
    }
  }

  /**
   * Opens the files, and fails where one could not be written.
   *
   * @param redaction removes secrets from a text
   */
  void open(UnaryOperator<String> redaction) {
    this.redaction = redaction;
    try {
      reportFiles = ReportFiles.in(report, redaction);
    } catch (IOException e) {
      throw unwritable(e);
    }
    if (baseline != null) {
      try {
        if (Files.isDirectory(baseline)) {
          throw new FileAlreadyExistsException(
              baseline.toString(), null, "there is a folder of that name");
        }
        Path folder = requireNonNull(baseline.toAbsolutePath().getParent());
        baselineFiles = ReportFiles.in(folder, redaction);
      } catch (IOException e) {
        throw unwritable("--write-baseline", baseline, e);
      }
    }
    if (summary != null) {
      try {
        append(summary, "");
      } catch (IOException e) {
        throw unwritable("--summary", summary, e);
      }
    }
  }

  /** Appends the summary, if one is wanted. */
  void writeSummary(Report found) {
    if (summary != null) {
      try {
        append(summary, JobSummary.of(found, redaction, SUMMARY_BYTES - Files.size(summary)));
      } catch (IOException e) {
        throw unwritable("--summary", summary, e);
      }
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Writes the report, and returns where its page stands. */
  Path write(Report found) {
    try {
      return requireNonNull(reportFiles)
          .write(found, HtmlPage.of(found), GatewayProfile.of(found.run()));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Writes the baseline, if one is to be written and the run came to its end: a run that did not
   * would leave failures out.
   *
   * @param text the baseline, whose new failures are known until a day
   */
  void writeBaseline(CommandConsole console, Report found, Function<LocalDate, String> text) {
    if (baseline == null) {
      return;
    }
    if (found.run().abortedBecause() != null || found.verdict() == RunVerdict.NOTHING_CHECKED) {
      console
          .err()
          .println("--write-baseline " + baseline + ": not written, since the run is not complete");
      return;
    }
    LocalDate until = found.run().started().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(days);
    try {
      String name = requireNonNull(baseline.getFileName()).toString();
      requireNonNull(baselineFiles).replace(Map.of(name, text.apply(until)));
    } catch (IOException e) {
      throw unwritable("--write-baseline", baseline, e);
    }
    console.out().println("Baseline: " + baseline + ", what is new in it known until " + until);
  }

  private CommandFailure unwritable(IOException e) {
    return CommandFailure.unusable(
        "--report %s: no report can be written there (%s); name another folder"
            .formatted(report, TextFile.why(e)));
  }

  private static CommandFailure unwritable(String option, Path file, IOException e) {
    return CommandFailure.unusable(
        option + " " + file + ": cannot be written (" + TextFile.why(e) + "); name another file");
  }
}
