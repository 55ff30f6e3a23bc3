package dev.fluxcontract.conformance.watch;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.run.RunPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one probe looks at.
 *
 * @param check which check
 * @param caseId on which case, or null where there is one only
 * @param operation the submit operation that it tries; null where it tries none, or several
 * @param cost what it costs at worst where no request is repeated
 * @param notOffered models that are known not to be offered
 */
record ProbeTarget(
    CheckInfo check,
    @Nullable String caseId,
    @Nullable String operation,
    Cost cost,
    List<NotOffered> notOffered) {
  static ProbeTarget of(RunPlan.Entry entry, List<NotOffered> notOffered) {
    List<Case> cases = Case.cheapest(entry.cases());
    List<String> operations = cases.stream().map(one -> one.operation().id()).distinct().toList();
    return new ProbeTarget(
        entry.check(),
        entry.caseId(),
        operations.size() == 1 ? operations.get(0) : null,
        cases.stream().map(Case::worstCase).reduce(Cost.NONE, Cost::plus),
        notOffered);
  }

  /** The most that one attempt may cost: a submit that gets no good answer is repeated. */
  Cost limit() {
    Cost twice = cost.plus(cost);
    return twice.plus(twice);
  }

  String name() {
    return caseId == null ? check.id() : check.id() + " " + caseId;
  }
}
