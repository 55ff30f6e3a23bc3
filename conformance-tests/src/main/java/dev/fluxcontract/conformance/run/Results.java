package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.checks.Bench;
import dev.fluxcontract.conformance.checks.Trials;
import dev.fluxcontract.conformance.checks.Trials.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects what checks come to, and in the end leaves none out. */
final class Results implements Trials.Script {
  private final Plan plan;
  private final Bench bench;
  private final RunListener listener;
  private final SuiteConfig config;
  private final Map<String, Plan.Entry> entries = new HashMap<>();
  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final Map<String, CheckResult> ended = new ConcurrentHashMap<>();
  private volatile @Nullable Throwable broken;

  Results(Plan plan, Bench bench, RunListener listener, SuiteConfig config) {
    this.plan = plan;
    this.bench = bench;
    this.listener = listener;
    this.config = config;
    plan.entries().forEach(entry -> entries.put(entry.assignment().name(), entry));
  }

  Plan plan() {
    return plan;
  }

  int sideBySide() {
    return config.sideBySide();
  }

  @Override
  public Bench bench() {
    return bench;
  }

  @Override
  public List<Assignment> assignments(String checkId) {
    return plan.entries().stream()
        .filter(entry -> entry.runs() && entry.check().id().equals(checkId))
        .map(Plan.Entry::assignment)
        .toList();
  }

  @Override
  public void begins(Assignment assignment) {
    begun.put(assignment.name(), config.time().nanos());
    listener.began(entry(assignment).check(), assignment.caseId());
  }

  @Override
  public void ended(Assignment assignment, Trials.Seen seen) {
    Plan.Entry entry = entry(assignment);
    long start = begun.getOrDefault(assignment.name(), config.time().nanos());
    long millis = TimeUnit.NANOSECONDS.toMillis(config.time().nanos() - start);
    Conclusion conclusion = Conclusion.of(seen, entry.check().level(), config.strict());
    CheckResult result = conclusion.result(entry, millis, seen, bench::shown);
    ended.put(assignment.name(), result);
    listener.ended(result, ended.size(), plan.runs());
  }

  void broke(Throwable thrown) {
    broken = thrown;
  }

  /** One result for each entry of the plan. */
  List<CheckResult> complete(@Nullable String stopped) {
    List<CheckResult> all = new ArrayList<>();
    for (Plan.Entry entry : plan.entries()) {
      CheckResult result = ended.get(entry.assignment().name());
      all.add(result != null ? result : missing(entry, stopped));
    }
    return all;
  }

  private CheckResult missing(Plan.Entry entry, @Nullable String stopped) {
    String reason = entry.skippedBecause() != null ? entry.skippedBecause() : stopped;
    Outcome outcome = reason != null ? Outcome.SKIPPED : Outcome.ERROR;
    String why = reason != null ? reason : "It was not run: " + broken;
    return new CheckResult(
        entry.check(), entry.caseId(), outcome, why, null, null, 0, 0, List.of(), List.of());
  }

  private Plan.Entry entry(Assignment assignment) {
    Plan.Entry entry = entries.get(assignment.name());
    if (entry == null) {
      throw new IllegalStateException("Not planned: " + assignment.name());
    }
    return entry;
  }
}
