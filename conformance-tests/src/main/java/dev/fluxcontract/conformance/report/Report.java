package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.run.Suite;
import java.util.ArrayList;
import java.util.List;

/**
 * A run and what it is measured by: all that the written reports are made from.
 *
 * @param run what was seen
 * @param embedded whether the gateway was the embedded one
 * @param strict whether a broken SHOULD fails the run
 * @param staleWaivers what was waived and passes again, one sentence for each
 * @param dialectChanges how the dialect differs from the profile that was expected, one sentence
 *     for each
 * @param fixed known failures of the baseline that are fixed, by check and case
 * @param expired failures that are no longer waived, one sentence for each
 */
public record Report(
    RunResult run,
    boolean embedded,
    boolean strict,
    List<String> staleWaivers,
    List<String> dialectChanges,
    List<String> fixed,
    List<String> expired) {
  public Report {
    staleWaivers = List.copyOf(staleWaivers);
    dialectChanges = List.copyOf(dialectChanges);
    fixed = List.copyOf(fixed);
    expired = List.copyOf(expired);
  }

  /** A run of a real gateway, compared with nothing. */
  public static Report of(RunResult run) {
    return new Report(run, false, false, List.of(), List.of());
  }

  /** A run that is compared with no baseline. */
  public Report(
      RunResult run,
      boolean embedded,
      boolean strict,
      List<String> staleWaivers,
      List<String> dialectChanges) {
    this(run, embedded, strict, staleWaivers, dialectChanges, List.of(), List.of());
  }

  /** What the run says of the gateway. The worst that was found decides. */
  public RunVerdict verdict() {
    List<Outcome> outcomes = run.results().stream().map(CheckResult::outcome).toList();
    return RunVerdict.of(outcomes, !otherFailures().isEmpty(), run.abortedBecause() != null);
  }

  /** Whether the suite itself broke, in a check or between them. */
  public boolean suiteBroke() {
    String aborted = run.abortedBecause();
    return !checks(Outcome.ERROR).isEmpty() || (aborted != null && aborted.startsWith(Suite.BROKE));
  }

  /** What fails the run and is not the outcome of a check, one sentence for each. */
  List<String> otherFailures() {
    List<String> failures = new ArrayList<>();
    staleWaivers.forEach(waiver -> failures.add("Waiver no longer applies: " + waiver));
    dialectChanges.forEach(change -> failures.add("Not as the profile says: " + change));
    return failures;
  }

  public List<CheckSummary> checks() {
    return CheckSummary.of(run.results());
  }

  public List<CheckSummary> checks(Outcome outcome) {
    return checks().stream().filter(check -> check.outcome() == outcome).toList();
  }

  public long count(Level level, Outcome outcome) {
    return checks(outcome).stream().filter(check -> check.check().level() == level).count();
  }
}
