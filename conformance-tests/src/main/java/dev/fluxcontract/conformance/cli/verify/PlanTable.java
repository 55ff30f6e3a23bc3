package dev.fluxcontract.conformance.cli.verify;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.report.ReportText;
import dev.fluxcontract.conformance.run.RunPlan;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a run will do and what it may cost, before anything is sent. */
final class PlanTable {
  private PlanTable() {}

  /** The sum in two lines, and before it a line for each check where that is asked for. */
  static void print(PrintWriter out, RunPlan plan, boolean eachCheck) {
    Map<String, List<RunPlan.Entry>> byId =
        plan.entries().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.check().id(), LinkedHashMap::new, Collectors.toList()));
    if (eachCheck) {
      out.printf(
          "%-14s%-8s%9s%8s%9s  %s%n", "Check", "Level", "Cases", "Images", "Price", "Promise");
      byId.values().forEach(entries -> check(out, entries));
      out.println();
    }
    Map<String, List<RunPlan.Entry>> skipped =
        plan.entries().stream()
            .filter(entry -> entry.skippedBecause() != null)
            .collect(Collectors.groupingBy(entry -> String.valueOf(entry.skippedBecause())));
    out.printf(
        Locale.ROOT,
        "Plan: %d checks, %d cases; at worst %,d images%s.%n",
        byId.size(),
        plan.entries().size(),
        plan.worstCase().images(),
        ReportText.limits(plan.worstCase(), plan.budget()));
    if (plan.unbilled().images() > 0) {
      out.printf(
          Locale.ROOT,
          "Requests for %,d more images%s are to be refused, and assumed to be unbilled.%n",
          plan.unbilled().images(),
          ReportText.inDollars(plan.unbilled()));
    }
    int dear = skipped.getOrDefault(RunPlan.NO_ROOM, List.of()).size();
    if (dear > 0) {
      out.printf("%d cases do not fit into the budget and will be skipped.%n", dear);
    }
    String left =
        skipped.getOrDefault(RunPlan.NO_PAGE, List.of()).stream()
            .map(RunPlan.Entry::caseId)
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      out.println("Skipped, since no page given describes it: " + left + ".");
    }
  }

  private static void check(PrintWriter out, List<RunPlan.Entry> entries) {
    CheckInfo check = entries.get(0).check();
    long runs = entries.stream().filter(RunPlan.Entry::runs).count();
    String cases = runs == entries.size() ? Long.toString(runs) : runs + "/" + entries.size();
    Cost cost = entries.stream().map(RunPlan.Entry::worstCase).reduce(Cost.NONE, Cost::plus);
    out.printf(
        "%-14s%-8s%9s%8d%9s  %s%n",
        check.id(), check.level(), cases, cost.images(), Cost.dollars(cost.usd()), check.title());
  }
}
