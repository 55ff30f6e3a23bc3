package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.model.Coverage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of the contract a run has sent. */
final class CoverageCollector {
  private CoverageCollector() {}

  static List<Coverage> of(RunPlan plan, RunContext run) {
    Map<List<String>, Boolean> values = new LinkedHashMap<>();
    for (Case one : plan.all()) {
      for (Case.FieldValue tried : one.tries()) {
        List<String> key = List.of(one.operation().id(), tried.field(), tried.shown());
        values.merge(key, run.answered(one), Boolean::logicalOr);
      }
    }
    return values.entrySet().stream()
        .map(
            v ->
                new Coverage(v.getKey().get(0), v.getKey().get(1), v.getKey().get(2), v.getValue()))
        .toList();
  }
}
