package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.explain.CauseFinder;
import dev.fluxcontract.conformance.explain.LikelyCause;
import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.report.Finding;
import dev.fluxcontract.conformance.report.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How soon a fault is found, and whether the first finding, and the first of the likely causes that
 * {@code explain} prints, name it: by one of the checks that caught-by.yaml names for it. With
 * {@code -Dflux.matrix=full} on all faults but those that take minutes, otherwise on some of them;
 * the guide has the figures of the former.
 */
@Tag("slow")
class FirstFindingTest {
  private static final boolean FULL = "full".equals(System.getProperty("flux.matrix"));
  private static final int EACH_RULE_ONCE = 64;

  /** Of so many faults one is tried. */
  private static final int SAMPLE = FULL ? 1 : Integer.getInteger("flux.sample", 12);

  /** These make more than one check fail, none of which is the first by chance. */
  private static final List<String> OF_MANY_CHECKS =
      List.of("refuses-seed-above-2-63", "size-one-pixel");

  /** Which job it stops depends on which are under way, and so does which check sees it first. */
  private static final List<String> BY_CHANCE = List.of("cancels-another-job");

  /** The faults that are mistakes which {@code explain} knows, and a part of their names. */
  private static final Map<String, String> SUSPECTS =
      Map.of(
          "submit-200-error", "error as success",
          "refused-200", "error as success",
          "unauthorised-200", "error as success",
          "result-200-error", "error as success",
          "status-500", "status address is missing",
          "status-html", "status address is missing");

  @Test
  void eightImagesFindHalfOfTheFaultsAndThirtyTwoThreeQuarters() {
    List<String> faults = faults();
    assertThat(found(faults, 8)).isGreaterThanOrEqualTo(faults.size() / 2);
    assertThat(found(faults, 32)).isGreaterThanOrEqualTo(faults.size() * 3 / 4);
  }

  /** The guide has the figures for 0.10, 0.50, 1 and 5 dollars, of every fifth fault. */
  @Test
  void halfADollarFindsNineOfTenFaults() {
    List<String> faults = faults();
    assertThat(found(faults, new BigDecimal("0.50")))
        .isGreaterThanOrEqualTo(faults.size() * 9L / 10);
    if (FULL || Integer.getInteger("flux.sample") != null) {
      Stream.of("0.10", "1", "5").forEach(usd -> found(faults, new BigDecimal(usd)));
    }
  }

  @Test
  void theFirstFindingAndTheFirstLikelyCauseNameTheFault() {
    List<String> wrong = new ArrayList<>();
    List<String> unexplained = new ArrayList<>();
    List<Integer> cascades = new ArrayList<>();
    Map<String, RunResult> runs = failedRuns();
    runs.keySet().removeAll(BY_CHANCE);
    runs.forEach(
        (fault, run) -> {
          List<Finding> findings = findings(run);
          cascades.add((int) findings.stream().filter(one -> one.cause() == null).count());
          String first = findings.get(0).check().check().id();
          if (!Fault.named(fault).caughtBy().contains(first)) {
            wrong.add(fault + ": " + first);
          }
          LikelyCause cause = causes(run).get(0);
          if (!Fault.named(fault).caughtBy().contains(cause.checks().get(0))
              || !cause.title().contains(SUSPECTS.getOrDefault(fault, "Does not hold: "))) {
            unexplained.add(fault + ": " + cause.title());
          }
        });
    cascades.sort(null);
    System.out.println("Findings by fault: " + cascades + "; another cause first: " + wrong);
    System.out.println("Of " + cascades.size() + " explained otherwise: " + unexplained);
    assertThat(wrong).hasSizeLessThanOrEqualTo(Math.max(1, cascades.size() * 3 / 100));
    assertThat(unexplained).isEmpty();
    assertThat(cascades.get(cascades.size() / 2)).isEqualTo(1);
    assertThat(cascades).allMatch(findings -> findings <= 4);
  }

  /** The runs that found each fault: with as many images as usual, else with all. */
  private static Map<String, RunResult> failedRuns() {
    Map<String, RunResult> runs = new LinkedHashMap<>();
    for (int images : List.of(EACH_RULE_ONCE, Integer.MAX_VALUE)) {
      List<String> left = faults().stream().filter(fault -> !runs.containsKey(fault)).toList();
      try (GatewaySweep sweep = sweep(left, images)) {
        for (String fault : left) {
          RunResult run = sweep.of(fault);
          if (!findings(run).isEmpty()) {
            runs.put(fault, run);
          }
        }
      }
    }
    assertThat(runs).as("faults that were found").containsOnlyKeys(faults());
    return runs;
  }

  private static long found(List<String> faults, int images) {
    try (GatewaySweep sweep = sweep(faults, images)) {
      return found(faults, sweep, images + " images");
    }
  }

  private static long found(List<String> faults, BigDecimal usd) {
    try (GatewaySweep sweep = new GatewaySweep()) {
      sweep.start(
          faults,
          name -> FluxGateway.builder().fault(name),
          name -> List.of(),
          settings -> settings.spend(usd));
      return found(faults, sweep, Cost.dollars(usd));
    }
  }

  private static long found(List<String> faults, GatewaySweep sweep, String limit) {
    List<String> missed = faults.stream().filter(one -> findings(sweep.of(one)).isEmpty()).toList();
    int found = faults.size() - missed.size();
    System.out.println(limit + ": " + found + " of " + faults.size() + " faults, not " + missed);
    return found;
  }

  private static GatewaySweep sweep(List<String> faults, int images) {
    GatewaySweep sweep = new GatewaySweep();
    sweep.start(faults, name -> FluxGateway.builder().fault(name), name -> List.of(), images);
    return sweep;
  }

  private static List<Finding> findings(RunResult run) {
    return Finding.of(report(run));
  }

  private static List<LikelyCause> causes(RunResult run) {
    return CauseFinder.of(report(run));
  }

  private static Report report(RunResult run) {
    return new Report(run, true, true, List.of(), List.of());
  }

  private static List<String> faults() {
    List<String> all =
        Fault.all().stream()
            .map(Fault::name)
            .filter(GatewaySweep.UNANSWERED.asMatchPredicate().negate())
            .toList();
    return IntStream.range(0, all.size())
        .filter(i -> i % SAMPLE == 0 || OF_MANY_CHECKS.contains(all.get(i)))
        .mapToObj(all::get)
        .toList();
  }
}
