package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckInvocations;
import dev.fluxcontract.conformance.engine.UnmetExpectation;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * What the end of a check means.
 *
 * @param outcome what it came to
 * @param reason why
 * @param expected what the promise asks for
 * @param actual what was there instead
 */
record OutcomeMapper(
    Outcome outcome, @Nullable String reason, @Nullable String expected, @Nullable String actual) {
  static OutcomeMapper of(CheckInvocations.CheckObservation seen, Level level, boolean strict) {
    Throwable thrown = cause(seen.thrown());
    if (thrown == null) {
      return new OutcomeMapper(Outcome.PASSED, seen.note(), null, null);
    }
    if (thrown instanceof TestAbortedException || thrown instanceof RunStopped) {
      return new OutcomeMapper(Outcome.SKIPPED, thrown.getMessage(), null, null);
    }
    if (thrown instanceof AssertionError error) {
      if (level == Level.NOTE) {
        return new OutcomeMapper(Outcome.PASSED, seen(error), null, null);
      }
      Outcome outcome = level == Level.MUST || strict ? Outcome.FAILED : Outcome.WARNED;
      return error instanceof UnmetExpectation unmet
          ? new OutcomeMapper(outcome, unmet.subject(), unmet.expected(), unmet.actual())
          : new OutcomeMapper(outcome, String.valueOf(error.getMessage()), null, null);
    }
    return new OutcomeMapper(Outcome.ERROR, "The suite broke: " + thrown, null, null);
  }

  CheckResult result(
      RunPlan.Entry entry,
      long millis,
      CheckInvocations.CheckObservation seen,
      UnaryOperator<String> redacted) {
    return new CheckResult(
        entry.check(),
        entry.caseId(),
        outcome,
        reason == null ? null : redacted.apply(reason),
        expected == null ? null : redacted.apply(expected),
        actual == null ? null : redacted.apply(actual),
        entry.worstCase(),
        millis,
        cause(seen.thrown()) instanceof UnmetExpectation unmet
            ? unmet.evidence()
            : seen.exchanges(),
        seen.pictures(),
        cause(seen.thrown()) instanceof CheckContext.Blocked);
  }

  /** What was seen where others would expect something else, and nothing binds the gateway. */
  private static String seen(AssertionError error) {
    return error instanceof UnmetExpectation unmet
        ? unmet.subject() + ": " + unmet.actual() + "; other documents say: " + unmet.expected()
        : String.valueOf(error.getMessage());
  }

  private static @Nullable Throwable cause(@Nullable Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
