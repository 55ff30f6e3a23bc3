package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.cli.console.CommandConsole;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.run.RunListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Tells how far a run is: a bar for a person at a terminal, a line for each check elsewhere. */
interface RunProgress extends RunListener {
  /** The run is over; what was only of use meanwhile is wiped away. */
  default void end() {}

  /** For who watches. The time is in nanoseconds, of any origin. */
  static RunProgress on(CommandConsole console, int total, LongSupplier nanos) {
    return console.understandsEscapes()
        ? new ProgressBar(console.err(), total, nanos)
        : new Lines(console.err(), total);
  }

  /** A line for each case. */
  final class Lines implements RunProgress {
    private final PrintWriter err;
    private final int total;
    private int done;

    Lines(PrintWriter err, int total) {
      this.err = err;
      this.total = total;
    }

    @Override
    public synchronized void ended(CheckResult result, int ignoredDone, int ignoredTotal) {
      done++;
      String outcome = result.outcome().name().toLowerCase(Locale.ROOT);
      String caseId = result.caseId() == null ? "" : " " + result.caseId();
      err.printf("%d/%d %s %s%s%n", done, total, outcome, result.check().id(), caseId);
    }
  }
}
