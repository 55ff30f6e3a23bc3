package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A check with all of its cases. The worst of them decides; a case that was skipped only where no
 * other ran.
 */
public record CheckSummary(CheckInfo check, List<CheckResult> cases) {
  public CheckSummary {
    cases = List.copyOf(cases);
  }

  static List<CheckSummary> of(List<CheckResult> results) {
    Map<String, List<CheckResult>> byId = new LinkedHashMap<>();
    for (CheckResult result : results) {
      byId.computeIfAbsent(result.check().id(), id -> new ArrayList<>()).add(result);
    }
    return byId.values().stream()
        .map(cases -> new CheckSummary(cases.get(0).check(), cases).levelled())
        .toList();
  }

  /** Where its cases differ: the highest level of those that decided, and who states that. */
  private CheckSummary levelled() {
    if (cases.stream().map(CheckResult::check).distinct().count() == 1) {
      return this;
    }
    List<CheckResult> deciding = cases(outcome());
    Level level =
        deciding.stream().map(one -> one.check().level()).min(Level::compareTo).orElseThrow();
    List<String> documents =
        deciding.stream()
            .filter(one -> one.check().level() == level)
            .flatMap(one -> one.check().documents().stream())
            .distinct()
            .toList();
    CheckInfo info =
        new CheckInfo(check.id(), level, check.title(), documents, check.worstCaseImages());
    return new CheckSummary(info, cases);
  }

  /** The case that decided. */
  public CheckResult worst() {
    return cases.stream()
        .min(Comparator.comparingInt(result -> ReportedRun.WORST_FIRST.indexOf(result.outcome())))
        .orElseThrow();
  }

  public Outcome outcome() {
    return worst().outcome();
  }

  public List<CheckResult> cases(Outcome outcome) {
    return cases.stream().filter(result -> result.outcome() == outcome).toList();
  }

  /** The cases to tell of: those that decided, and where some fail, what only warns as well. */
  public List<CheckResult> told() {
    return Stream.of(outcome(), outcome() == Outcome.FAILED ? Outcome.WARNED : outcome())
        .distinct()
        .flatMap(outcome -> cases(outcome).stream())
        .toList();
  }

  public Cost asked() {
    return cases.stream().map(CheckResult::asked).reduce(Cost.NONE, Cost::plus);
  }

  long millis() {
    return cases.stream().mapToLong(CheckResult::millis).sum();
  }
}
