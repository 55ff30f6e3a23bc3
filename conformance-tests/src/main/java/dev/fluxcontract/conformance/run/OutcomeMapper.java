package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.engine.CheckInvocations;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.opentest4j.ValueWrapper;

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
  /** AssertJ puts what a value is in brackets before what is wrong with it. */
  private static final Pattern DESCRIBED = Pattern.compile("(?s)^\\[(.*?)\\]\\s+(.*)$");

  /** AssertJ's own words say no more than that the two sides differ, which the sides say better. */
  private static final Pattern ASSERTJ = Pattern.compile("(?i)expect");

  static OutcomeMapper of(CheckInvocations.CheckObservation seen, Level level, boolean strict) {
    Throwable thrown = cause(seen.thrown());
    if (thrown == null) {
      return new OutcomeMapper(Outcome.PASSED, seen.note(), null, null);
    }
    if (thrown instanceof TestAbortedException || thrown instanceof RunStopped) {
      return new OutcomeMapper(Outcome.SKIPPED, thrown.getMessage(), null, null);
    }
    if (thrown instanceof AssertionError error) {
      boolean fails = level == Level.MUST || strict;
      return failure(error, fails ? Outcome.FAILED : Outcome.WARNED);
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
        entry.worstCaseImages(),
        millis,
        seen.exchanges(),
        seen.pictures());
  }

  private static OutcomeMapper failure(AssertionError error, Outcome outcome) {
    String message = error.getMessage() == null ? error.toString() : error.getMessage();
    Matcher described = DESCRIBED.matcher(message.strip());
    String reason = described.matches() ? described.group(1) : message.strip();
    if (error instanceof AssertionFailedError told && told.isExpectedDefined()) {
      return new OutcomeMapper(
          outcome, wrong(described, reason), text(told.getExpected()), text(told.getActual()));
    }
    String rest = described.matches() ? described.group(2).strip() : null;
    return new OutcomeMapper(outcome, reason, null, rest);
  }

  private static String wrong(Matcher described, String reason) {
    boolean told = described.matches() && !ASSERTJ.matcher(described.group(2)).lookingAt();
    return told ? described.group(2).strip() : reason;
  }

  private static @Nullable String text(@Nullable ValueWrapper value) {
    return value == null ? null : value.getStringRepresentation();
  }

  private static @Nullable Throwable cause(@Nullable Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
