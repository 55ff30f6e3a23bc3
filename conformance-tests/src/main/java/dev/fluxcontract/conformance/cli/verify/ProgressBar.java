package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One line that is written over and over: how much is done, what failed, and the job in hand. */
final class ProgressBar implements RunProgress {
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
  public synchronized void began(CheckInfo check, @Nullable String caseId) {
    inHand = caseId == null ? check.id() : check.id() + " " + caseId;
    draw();
  }

  @Override
  public synchronized void ended(CheckResult result, int ignoredDone, int ignoredTotal) {
    done++;
    if (result.outcome() == Outcome.FAILED || result.outcome() == Outcome.ERROR) {
      failed++;
    }
    draw();
  }

  @Override
  public synchronized void end() {
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
