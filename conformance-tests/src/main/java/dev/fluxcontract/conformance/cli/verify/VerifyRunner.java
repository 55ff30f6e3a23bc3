package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.cli.console.CommandFailure;
import dev.fluxcontract.conformance.cli.console.ExitCode;
import dev.fluxcontract.conformance.explain.CauseFinder;
import dev.fluxcontract.conformance.explain.LikelyCause;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.report.ConsoleReport;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.run.FailureReplay;
import dev.fluxcontract.conformance.run.KnownFailures;
import dev.fluxcontract.conformance.run.Suite;
import dev.fluxcontract.conformance.run.SuiteConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One run from its first request to its exit code. */
record VerifyRunner(CommandConsole console, GatewayTarget target, RunFiles inputs, int cases) {
  /** Long enough for the jobs in flight to be cancelled at a slow gateway. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a gateway breaks that only knows the fields of its own page. */
  private static final Set<String> OF_A_PAGE =
      Set.of("SUBMIT-01", "SUBMIT-02", "SUBMIT-03", "SUBMIT-07");

  /** {@code afterwards} is done before the program may end, when nothing is sent any more. */
  int run(SuiteConfig config, RunOutputs outputs, Runnable afterwards) {
    RunProgress progress = progress();
    Suite suite = new Suite(config, progress);
    outputs.open(suite::withoutKey);
    ShutdownHandler interruption = new ShutdownHandler(() -> stop(suite), PATIENCE);
    // The report is written first; closing the suite cancels jobs, which may take its time.
    try {
      int exitCode = verdict(config, suite, progress, outputs);
      afterwards.run();
      return exitCode;
    } finally {
      interruption.workIsFinished();
    }
  }

  private int verdict(SuiteConfig config, Suite suite, RunProgress progress, RunOutputs outputs) {
    try (suite) {
      RunResult run = suite.run();
      progress.end();
      return told(run, config, suite, outputs);
    }
  }

  private RunProgress progress() {
    boolean worthIt = console.terminal() || target.embedded() == null;
    return worthIt ? RunProgress.on(console, cases, System::nanoTime) : new RunProgress() {};
  }

  private void stop(Suite suite) {
    console.err().println();
    console.err().println("Stopping: the report is written, then jobs in flight are cancelled.");
    suite.stop("it was interrupted.");
  }

  private int told(RunResult found, SuiteConfig config, Suite suite, RunOutputs outputs) {
    KnownFailures.Waived waived = inputs.waivers().apply(found);
    RunResult run = waived.result();
    Report report =
        new Report(
            run,
            target.embedded() != null,
            config.strict(),
            waived.stale().stream().map(name -> name + " passes again").toList(),
            inputs.expected() == null ? List.of() : inputs.expected().changes(run),
            waived.fixed(),
            waived.expired());
    console.out().println();
    console.out().print(suite.withoutKey(ConsoleReport.of(report, console.coloured())));
    List<FailureReplay.ReplayedFailure> replayedFailures =
        inputs.replay() == null ? List.of() : inputs.replay().replayedFailures(run);
    replayedFailures.forEach(this::tell);
    notCompared(run);
    Path page = outputs.write(report);
    outputs.writeSummary(report);
    outputs.writeBaseline(console, report, until -> inputs.waivers().baseline(found, until));
    console.out().println();
    List<LikelyCause> causes = CauseFinder.of(report);
    if (!causes.isEmpty()) {
      String cause = "Likely cause: " + causes.get(0).title();
      console.out().println(suite.withoutKey(TerminalSafeText.line(cause)));
    }
    boolean refuses =
        report.checks(Outcome.FAILED).stream()
            .anyMatch(check -> OF_A_PAGE.contains(check.check().id()));
    if (refuses && config.contract().pages() == null && target.embedded() == null) {
      console
          .out()
          .println(
              "A gateway whose own page documents other requests is checked against that page"
                  + " with --page FILE.");
    }
    console.out().println(report.verdict() + ". Report: " + page);
    boolean open =
        replayedFailures.stream().anyMatch(one -> one.status() != FailureReplay.ReplayStatus.FIXED);
    return exitCode(report, open);
  }

  private void tell(FailureReplay.ReplayedFailure replayed) {
    String status = ReportText.lower(replayed.status()).replace('_', ' ');
    String caseId = replayed.failure().caseId() == null ? "" : replayed.failure().caseId();
    String failure = TerminalSafeText.line(replayed.failure().checkId() + " " + caseId);
    console.out().printf("%-15s%s%n", status, failure);
  }

  private void notCompared(RunResult run) {
    List<String> names = inputs.expected() == null ? List.of() : inputs.expected().notCompared(run);
    if (!names.isEmpty()) {
      console.out().println("Not seen in this run, so not compared: " + String.join(", ", names));
    }
  }

  private int exitCode(Report report, boolean replayedAndOpen) {
    String aborted = report.run().abortedBecause();
    if (aborted != null && aborted.startsWith(Suite.NOT_REACHABLE)) {
      throw CommandFailure.noEntry(
          TerminalSafeText.line(aborted) + "\nIs --gateway " + target.url() + " right?");
    }
    if (aborted != null && aborted.startsWith(Suite.KEY_REFUSED)) {
      throw CommandFailure.noEntry(
          "%s\nIs it the key of %s, and --auth %s?"
              .formatted(TerminalSafeText.line(aborted), target.url(), target.scheme()));
    }
    if (aborted != null && aborted.startsWith(Suite.BROKE)) {
      console.err().println(TerminalSafeText.line(aborted) + "; please report it");
    }
    return switch (report.verdict()) {
      case CONFORMANT -> replayedAndOpen ? ExitCode.NOT_CONFORMANT : ExitCode.FINE;
      case NOT_CONFORMANT -> ExitCode.NOT_CONFORMANT;
      case UNDECIDED -> report.suiteBroke() ? ExitCode.UNUSABLE : ExitCode.NOT_CONFORMANT;
      case NOTHING_CHECKED -> ExitCode.UNUSABLE;
    };
  }
}
