package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.model.NotOffered;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases that runs at any gateway may have. Some are for the cheapest model, whichever the
 * gateway offers.
 */
final class PlannedCases {
  private final SuiteConfig config;
  private final List<RunPlan> plans = new ArrayList<>();

  PlannedCases(Contract contract) {
    this.config = SuiteConfig.builder("http://localhost", "none").contract(contract).build();
  }

  boolean has(String check, String caseId) {
    if (config.plan().has(check, caseId)) {
      return true;
    }
    if (plans.isEmpty()) {
      config.contract().submits().forEach(only -> plans.add(planOf(only)));
    }
    return plans.stream().anyMatch(plan -> plan.has(check, caseId));
  }

  private RunPlan planOf(Operation only) {
    List<NotOffered> others =
        config.contract().submits().stream()
            .filter(one -> !one.id().equals(only.id()))
            .map(one -> new NotOffered(one.id(), one.model(), ""))
            .toList();
    return RunPlan.of(config, ModelOffers.without(others));
  }
}
