package dev.fluxcontract.conformance.run;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.Dialect;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A correct gateway that fails now and then, or has limits, breaks no MUST. With {@code
 * -Dflux.seeds=20} each dialect runs twenty times, with more cases of each rule.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
class UnsteadyDialectTest {
  private static final int SEEDS = Integer.getInteger("flux.seeds", 2);
  private static final int EACH_RULE_ONCE = 64;

  /** What a job that is not known everywhere at once does break. */
  private static final Set<String> EVENTUAL = Set.of("LIFE-05", "ORDER-01", "ORDER-02");

  @ParameterizedTest
  @MethodSource
  void breaksNoMust(String dialect, int seed) {
    RunResult run = run(dialect, seed);
    assertThat(run.abortedBecause()).isNull();
    assertThat(run.results())
        .filteredOn(GatewaySweep::bad)
        .extracting(result -> result.check().id() + " " + result.caseId() + ": " + result.actual())
        .isEmpty();
    Set<String> warned =
        run.results().stream()
            .filter(result -> result.outcome() == Outcome.WARNED)
            .map(result -> result.check().id())
            .collect(Collectors.toSet());
    assertThat(warned).isSubsetOf(dialect.equals("eventual") ? EVENTUAL : Set.of());
    if (Set.of("noise", "restarts").contains(dialect)) {
      assertThat(run.flaky()).isNotEmpty();
    }
    assertThat(run.results())
        .filteredOn(result -> result.outcome() == Outcome.PASSED)
        .hasSizeGreaterThan(100);
  }

  static List<Arguments> breaksNoMust() {
    List<Arguments> runs = new ArrayList<>();
    for (Dialect dialect : Dialect.all()) {
      for (int seed = 1; seed <= SEEDS && !dialect.isSteady(); seed++) {
        runs.add(Arguments.of(dialect.name(), seed));
      }
    }
    // Those that take by far the longest begin first: they wait for most of their time.
    runs.sort(comparing(run -> !run.get()[0].equals("twelve-requests")));
    return runs;
  }

  private static RunResult run(String dialect, int seed) {
    ScaledClock time = new ScaledClock(10);
    try (FluxGateway gateway =
        FluxGateway.builder().dialect(dialect).seed(seed).clock(time.clock()).start()) {
      return Suite.run(
          SuiteConfig.builder(gateway.url(), gateway.key())
              .otherKey(gateway.otherKey())
              .budget(SEEDS < 20 ? EACH_RULE_ONCE : 3 * EACH_RULE_ONCE)
              .deadline(Duration.ofMinutes(10))
              .seed(seed)
              .time(time)
              .build());
    }
  }
}
