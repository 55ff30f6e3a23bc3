package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.report.Finding;
import dev.fluxcontract.conformance.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How soon a fault is found, and whether the first finding names its cause: one of the checks that
 * caught-by.yaml names for it. With {@code -Dflux.matrix=full} on all faults but those that take
 * minutes, otherwise on some of them; the guide has the figures of the former.
 */
@Tag("slow")
class FirstFindingTest {
  private static final boolean FULL = "full".equals(System.getProperty("flux.matrix"));
  private static final int EACH_RULE_ONCE = 64;

  /** Of so many faults one is tried. */
  private static final int SAMPLE = FULL ? 1 : 12;

  @Test
  void eightImagesFindHalfOfTheFaultsAndThirtyTwoThreeQuarters() {
    List<String> faults = faults();
    assertThat(found(faults, 8)).isGreaterThanOrEqualTo(faults.size() / 2);
    assertThat(found(faults, 32)).isGreaterThanOrEqualTo(faults.size() * 3 / 4);
  }

  @Test
  void theFirstFindingNamesTheCause() {
    List<String> wrong = new ArrayList<>();
    List<Integer> cascades = new ArrayList<>();
    try (GatewaySweep sweep = sweep(faults(), EACH_RULE_ONCE)) {
      for (String fault : faults()) {
        List<Finding> findings = findings(sweep.of(fault));
        if (!findings.isEmpty()) {
          cascades.add((int) findings.stream().filter(one -> one.cause() == null).count());
          String first = findings.get(0).check().check().id();
          if (!Fault.named(fault).caughtBy().contains(first)) {
            wrong.add(fault + ": " + first);
          }
        }
      }
    }
    cascades.sort(null);
    System.out.println("Findings by fault: " + cascades + "; another cause first: " + wrong);
    assertThat(wrong).hasSizeLessThanOrEqualTo(Math.max(1, cascades.size() * 3 / 100));
    assertThat(cascades.get(cascades.size() / 2)).isEqualTo(1);
    assertThat(cascades).allMatch(findings -> findings <= 4);
  }

  private static long found(List<String> faults, int images) {
    try (GatewaySweep sweep = sweep(faults, images)) {
      long found = faults.stream().filter(one -> !findings(sweep.of(one)).isEmpty()).count();
      System.out.println(images + " images find " + found + " of " + faults.size() + " faults");
      return found;
    }
  }

  private static GatewaySweep sweep(List<String> faults, int images) {
    GatewaySweep sweep = new GatewaySweep();
    sweep.start(faults, name -> FluxGateway.builder().fault(name), name -> List.of(), images);
    return sweep;
  }

  private static List<Finding> findings(RunResult run) {
    return Finding.of(new Report(run, true, true, List.of(), List.of()));
  }

  private static List<String> faults() {
    List<String> all =
        Fault.all().stream()
            .map(Fault::name)
            .filter(name -> !name.matches(".*-(stalls|drips)"))
            .toList();
    return IntStream.range(0, all.size()).filter(i -> i % SAMPLE == 0).mapToObj(all::get).toList();
  }
}
