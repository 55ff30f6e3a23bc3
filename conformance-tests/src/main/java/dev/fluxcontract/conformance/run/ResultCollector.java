package dev.fluxcontract.conformance.run;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.engine.CheckInvocations;
import dev.fluxcontract.conformance.engine.CheckInvocations.CheckAssignment;
import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects what checks come to, and in the end leaves none out. */
final class ResultCollector implements CheckInvocations.CheckRun {
  private final RunPlan plan;
  private final RunContext run;
  private final RunListener listener;
  private final SuiteConfig config;
  private final Map<String, RunPlan.Entry> entries = new HashMap<>();
  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final Map<String, CheckResult> ended = new ConcurrentHashMap<>();
  private volatile @Nullable Throwable broken;

  ResultCollector(RunPlan plan, RunContext run, RunListener listener, SuiteConfig config) {
    this.plan = plan;
    this.run = run;
    this.listener = listener;
    this.config = config;
    plan.entries().forEach(entry -> entries.put(entry.assignment().name(), entry));
  }

  int sideBySide() {
    return config.sideBySide();
  }

  @Override
  public RunContext run() {
    return run;
  }

  @Override
  public List<CheckAssignment> assignments(String checkId) {
    return plan.entries().stream()
        .filter(entry -> entry.runs() && entry.check().id().equals(checkId))
        .map(RunPlan.Entry::assignment)
        .toList();
  }

  @Override
  public void begins(CheckAssignment assignment) {
    begun.put(assignment.name(), config.time().nanos());
    listener.began(entry(assignment).check(), assignment.caseId());
  }

  @Override
  public void ended(CheckAssignment assignment, CheckInvocations.CheckObservation seen) {
    RunPlan.Entry entry = entry(assignment);
    long start = begun.getOrDefault(assignment.name(), config.time().nanos());
    long millis = TimeUnit.NANOSECONDS.toMillis(config.time().nanos() - start);
    OutcomeMapper conclusion = OutcomeMapper.of(seen, entry.check().level(), config.strict());
    CheckResult result = conclusion.result(entry, millis, seen, run.caller()::shown);
    ended.put(assignment.name(), result);
    try {
      listener.ended(result, ended.size(), plan.runs());
    } catch (RuntimeException | Error e) {
      broke(e);
    }
  }

  void broke(Throwable thrown) {
    broken = thrown;
  }

  /** What ended the checks before their time; null where nothing did. */
  @Nullable Throwable broken() {
    return broken;
  }

  /** One result for each entry of the plan. */
  List<CheckResult> complete(@Nullable String stopped) {
    return plan.entries().stream()
        .map(one -> ended.getOrDefault(one.assignment().name(), missing(one, stopped)))
        .toList();
  }

  private CheckResult missing(RunPlan.Entry entry, @Nullable String stopped) {
    String reason = entry.skippedBecause() != null ? entry.skippedBecause() : stopped;
    Outcome outcome = reason != null ? Outcome.SKIPPED : Outcome.ERROR;
    String why = reason != null ? reason : "It was not run: " + broken;
    return new CheckResult(
        entry.check(),
        entry.caseId(),
        outcome,
        why,
        null,
        null,
        Cost.NONE,
        0,
        List.of(),
        List.of(),
        false);
  }

  private RunPlan.Entry entry(CheckAssignment assignment) {
    String name = assignment.name();
    return requireNonNull(entries.get(name), () -> "Not planned: " + name);
  }
}
