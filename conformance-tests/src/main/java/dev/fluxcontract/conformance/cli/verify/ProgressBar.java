package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One line that is written over and over: how much is done, what failed, and the job in hand. */
final class ProgressBar extends RunProgress {
  private static final int CELLS = 24;
  private static final int COLUMNS = 78;
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final int total;
  private final LongSupplier nanos;
  private String inHand = "";
  private int done;
  private int failed;
  private long drawn;

  ProgressBar(PrintWriter err, int total, LongSupplier nanos) {
    this.err = err;
    this.total = total;
    this.nanos = nanos;
    this.drawn = nanos.getAsLong() - PAUSE;
  }

  @Override
  synchronized void working(String check) {
    inHand = check;
    draw();
  }

  @Override
  synchronized void done(CheckResult result) {
    done++;
    if (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ERROR) {
      failed++;
    }
    draw();
  }

  @Override
  synchronized void end() {
    err.print(WIPE);
    err.flush();
  }

  private void draw() {
    long now = nanos.getAsLong();
    if (now - drawn >= PAUSE) {
      drawn = now;
      err.print(WIPE + line());
      err.flush();
    }
  }

  String line() {
    int full = total == 0 ? 0 : CELLS * Math.min(done, total) / total;
    String bar = "#".repeat(full) + "-".repeat(CELLS - full);
    String failures = failed == 0 ? "" : ", " + failed + " failed";
    String line = "[" + bar + "] " + done + "/" + total + failures + "  " + inHand;
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS - 1) + "…";
  }
}
