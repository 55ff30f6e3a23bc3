package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.run.Suite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a run with one check says. A whole run has other checks that fail where a job does not come
 * about; here the one check that needs it does.
 */
record ProbeVerdict(
    ProbeTarget target, int attempt, RunResult run, AnswerCounter answers, boolean stopped) {
  ProbeRecord record(Instant now, List<ProbeRecord> before) {
    List<NotOffered> missing = new ArrayList<>(run.notOffered());
    missing.removeAll(target.notOffered());
    boolean offered = missing.isEmpty();
    String operation = offered ? target.operation() : missing.get(0).operation();
    boolean wasOffered = wasOffered(operation, before);
    CheckResult result = run.results().isEmpty() ? null : run.results().get(0);
    Outcome outcome = outcome(result, offered, wasOffered);
    String reason = run.abortedBecause() != null ? run.abortedBecause() : reason(result);
    Map<String, String> dialect = dialect();
    return new ProbeRecord(
        now,
        target.check().id(),
        target.caseId(),
        operation,
        attempt,
        outcome,
        reason,
        attempt > 1 && outcome == Outcome.FAILED,
        answers.answered(),
        offered || wasOffered,
        run.asked(),
        run.took().toMillis(),
        run.durations(),
        dialect,
        changes(dialect, before));
  }

  private Outcome outcome(@Nullable CheckResult result, boolean offered, boolean wasOffered) {
    String aborted = run.abortedBecause();
    if (stopped) {
      return Outcome.SKIPPED;
    }
    if (!offered) {
      return wasOffered ? Outcome.FAILED : Outcome.SKIPPED;
    }
    if (aborted != null) {
      return aborted.startsWith(Suite.BROKE) ? Outcome.ERROR : Outcome.FAILED;
    }
    if (result == null) {
      return Outcome.SKIPPED;
    }
    boolean nothingToLookAt = result.blocked() && run.durations().isEmpty();
    return result.outcome() == Outcome.SKIPPED && (nothingToLookAt || answers.noSubmitWorked())
        ? Outcome.FAILED
        : result.outcome();
  }

  private static @Nullable String reason(@Nullable CheckResult result) {
    if (result == null || result.expected() == null) {
      return result == null ? null : result.reason();
    }
    return result.reason() + ": expected " + result.expected() + ", but was " + result.actual();
  }

  /** Whether the model made images before: then the gateway has lost it. */
  private static boolean wasOffered(@Nullable String operation, List<ProbeRecord> before) {
    return before.stream()
        .flatMap(record -> record.jobs().stream())
        .anyMatch(job -> job.operation().equals(operation));
  }

  private Map<String, String> dialect() {
    Map<String, String> found = new TreeMap<>(run.dialect());
    found.values().removeIf(RunResult.NOT_SEEN::equals);
    return found;
  }

  private static List<String> changes(Map<String, String> dialect, List<ProbeRecord> before) {
    Map<String, String> known = new HashMap<>();
    before.forEach(record -> known.putAll(record.dialect()));
    List<String> changes = new ArrayList<>();
    dialect.forEach(
        (name, value) -> {
          String was = known.getOrDefault(name, value);
          if (!was.equals(value)) {
            changes.add(name + " was " + was + " and is " + value);
          }
        });
    return changes;
  }
}
