package dev.fluxcontract.conformance.run;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.reading.ModelRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Finds out which models a gateway offers, by requests that are planned anyway: the first one to
 * each model is answered before any other is sent to it. So a model that is not offered costs one
 * refused submit, and a probe ends with it. Where not a single one is offered, that is the
 * gateway's failure: then all of them count as offered, and the checks report it.
 */
final class ModelDiscovery {
  private final SuiteConfig config;
  private final RunContext context;
  private final Set<String> tried = new HashSet<>();
  private final List<NotOffered> missing = new ArrayList<>();
  private final List<Case> sent = new ArrayList<>();
  private Cost lost = Cost.NONE;
  private @Nullable ProbeResponse first;

  ModelDiscovery(SuiteConfig config, RunContext context) {
    this.config = config;
    this.context = context;
    missing.addAll(ModelOffers.before(config).missing());
  }

  /** The first answer to a submit that says anything about the key; null where there is none. */
  @Nullable ProbeResponse first() {
    return first;
  }

  /** The models that the gateway does not offer. */
  List<NotOffered> missing() {
    return missing;
  }

  /** Tries the models of a plan, and plans anew without those that are not offered. */
  RunPlan settle(RunPlan planned) {
    RunPlan plan = planned;
    List<Case> next = next(plan);
    while (!next.isEmpty()) {
      int before = missing.size();
      // The first submit of a run goes alone: no use to send more with a key that is refused.
      ask(first == null ? next.subList(0, 1) : next);
      if (first != null && first.hasStatus(401, 403)) {
        return plan;
      }
      boolean fewer = missing.size() > before;
      if (fewer && config.choice().isProbe()) {
        context.caller().stop("the gateway does not offer " + missing.get(before));
        return plan;
      }
      if (fewer) {
        plan = RunPlan.of(config, new ModelOffers(missing, lost, sent));
      }
      next = next(plan);
    }
    return sent.isEmpty() && !plan.lacksRoom() ? planned : plan;
  }

  /** The first case of each model that was not tried. */
  private List<Case> next(RunPlan plan) {
    Map<String, Case> next = new LinkedHashMap<>();
    plan.jobs().forEach(one -> next.putIfAbsent(one.operation().id(), one));
    plan.refusals().forEach(one -> next.putIfAbsent(one.operation().id(), one));
    next.keySet().removeAll(tried);
    return List.copyOf(next.values());
  }

  private void ask(List<Case> cases) {
    context.jobs().start(cases.stream().filter(one -> one.kind().makesJob()).toList());
    for (Case one : cases) {
      tried.add(one.operation().id());
      ProbeResponse reply =
          one.kind().makesJob() ? context.jobs().submitted(one).submitReply() : refused(one);
      if (reply != null && ModelRefusal.is(reply)) {
        String model = one.operation().model();
        missing.add(
            new NotOffered(
                one.operation().id(), model, "it answers " + context.caller().shown("" + reply)));
        lost = lost.plus(one.worstCase());
      } else {
        sent.add(one);
        first = first == null ? reply : first;
      }
    }
  }

  private @Nullable ProbeResponse refused(Case one) {
    try {
      return context.attempts().reply(one, ProbeCredentials.OWN);
    } catch (TestAbortedException undecided) {
      return null;
    }
  }
}
