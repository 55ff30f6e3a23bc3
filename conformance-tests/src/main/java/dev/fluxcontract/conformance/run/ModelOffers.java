package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.NotOffered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the contract's models a gateway offers, as far as a run has found out.
 *
 * @param missing the models that it does not offer
 * @param lost what the submits that found it out cost at worst
 * @param sent the cases that were sent to other models meanwhile
 */
record ModelOffers(List<NotOffered> missing, Cost lost, List<Case> sent) {
  /** What is known before anything is sent: all, but for those that a replayed run missed. */
  static ModelOffers before(SuiteConfig config) {
    FailureReplay replay = config.choice().replay();
    return without(replay == null ? List.of() : replay.notOffered());
  }

  static ModelOffers without(List<NotOffered> missing) {
    return new ModelOffers(missing, Cost.NONE, List.of());
  }

  ModelOffers {
    missing = List.copyOf(missing);
    sent = List.copyOf(sent);
  }

  List<Operation> of(Contract contract) {
    return contract.submits().stream().filter(one -> reason(one) == null).toList();
  }

  boolean include(Case one) {
    return reason(one.operation()) == null;
  }

  /** Why none of these cases is run: no model of theirs is offered, or else that reason. */
  String without(List<Case> cases, String otherwise) {
    String reason = reason(cases.get(0).operation());
    return reason != null && cases.stream().noneMatch(this::include) ? reason : otherwise;
  }

  /** Why nothing more is sent to a model; null where it is offered. */
  @Nullable String reason(Operation operation) {
    return missing.stream()
        .filter(one -> one.operation().equals(operation.id()))
        .findFirst()
        .map(one -> "the gateway does not offer " + one)
        .orElse(null);
  }
}
