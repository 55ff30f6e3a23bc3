package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.checks.CheckCatalogue;
import dev.fluxcontract.conformance.gateway.Dialect;
import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The suite, tested by broken gateways: each fault is caught by the checks that caught-by.yaml
 * names, and each check that can fail catches one. With {@code -Dflux.matrix=full} every check runs
 * with every case on every fault and every dialect.
 */
@Tag("slow")
class MatrixTest {
  private static final boolean FULL = "full".equals(System.getProperty("flux.matrix"));
  private static final int EVERYTHING = Integer.MAX_VALUE;
  private static final int EACH_RULE_ONCE = 64;
  private static final GatewaySweep SWEEP = new GatewaySweep();

  @BeforeAll
  static void startThemAll() {
    if (FULL) {
      SWEEP.start(
          faults(), name -> FluxGateway.builder().fault(name), name -> List.of(), EVERYTHING);
    } else {
      SWEEP.startFaults(faults());
    }
    SWEEP.start(
        dialects(),
        name -> FluxGateway.builder().dialect(name),
        name -> List.of(),
        FULL ? EVERYTHING : EACH_RULE_ONCE);
  }

  @AfterAll
  static void stop() {
    SWEEP.close();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsCaughtByTheChecksThatNameIt(String fault) {
    Set<String> failed = GatewaySweep.failed(SWEEP.of(fault));
    List<String> named = Fault.named(fault).caughtBy();
    assertThat(named).as("checks that caught-by.yaml names for %s", fault).isNotEmpty();
    assertThat(failed).containsAll(named);
    assertThat(SWEEP.of(fault).results())
        .filteredOn(result -> result.outcome() == Outcome.ERROR)
        .extracting(result -> result.check().id() + " " + result.caseId() + ": " + result.reason())
        .isEmpty();
  }

  /** What fails beside it may depend on which job came first, so it need not be named. */
  @Test
  void everyCheckThatCanFailCatchesAFault() {
    Set<String> needed = new TreeSet<>();
    for (CheckInfo check : CheckCatalogue.all()) {
      if (check.level() != Level.NOTE) {
        needed.add(check.id());
      }
    }
    Set<String> catching = new HashSet<>();
    Fault.all().forEach(fault -> catching.addAll(fault.caughtBy()));
    assertThat(catching).isEqualTo(needed);
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void aSoundGatewayPassesInEveryDialect(String dialect) {
    RunResult run = SWEEP.of(dialect);
    assertThat(run.abortedBecause()).isNull();
    assertThat(run.flaky()).isEmpty();
    assertThat(run.results())
        .filteredOn(result -> GatewaySweep.bad(result))
        .extracting(result -> result.check().id() + " " + result.caseId() + ": " + result.reason())
        .isEmpty();
    assertThat(run.results())
        .filteredOn(r -> r.outcome() == Outcome.PASSED)
        .hasSizeGreaterThan(100);
  }

  static List<String> faults() {
    return Fault.all().stream().map(Fault::name).toList();
  }

  static List<String> dialects() {
    return Dialect.all().stream().filter(Dialect::isSteady).map(Dialect::name).toList();
  }
}
