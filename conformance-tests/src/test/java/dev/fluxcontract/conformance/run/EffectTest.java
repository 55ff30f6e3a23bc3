package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.Dialect;
import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The area EFFECT on gateways that honour parameters, and on some that do not. */
class EffectTest {
  private static final int MOST_OF_A_TEXT_MODEL = 12;
  private static final int MOST_OF_AN_IMAGE_MODEL = 8;

  @Test
  void theAreaCostsAFewImages() {
    RunResult run;
    int asked;
    try (FluxGateway gateway = FluxGateway.builder().start()) {
      run = run(gateway);
      asked = gateway.imagesAsked();
    }
    assertThat(run.imagesAsked())
        .isEqualTo(asked)
        .isLessThanOrEqualTo(MOST_OF_A_TEXT_MODEL + MOST_OF_AN_IMAGE_MODEL);
    assertThat(run.results()).extracting(CheckResult::outcome).containsOnly(Outcome.PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"picture-noise", "recompressed"})
  void noiseIsNoFault(String dialect) {
    for (int seed = 0; seed < 10; seed++) {
      RunResult run = run(FluxGateway.builder().dialect(dialect).seed(seed));
      assertThat(run.results()).filteredOn(GatewaySweep::bad).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource
  void aDialectIsNoFault(Dialect dialect) {
    RunResult run = run(FluxGateway.builder().dialect(dialect.name()));
    assertThat(run.results()).isNotEmpty().filteredOn(GatewaySweep::bad).isEmpty();
  }

  static List<Dialect> aDialectIsNoFault() {
    return Dialect.all().stream().filter(Dialect::isSteady).toList();
  }

  @ParameterizedTest
  @MethodSource
  void aParameterThatDoesNothingIsFound(Fault fault) {
    RunResult run = run(FluxGateway.builder().fault(fault.name()));
    assertThat(GatewaySweep.failed(run)).containsAll(fault.caughtBy());
  }

  static List<Fault> aParameterThatDoesNothingIsFound() {
    return Fault.all().stream()
        .filter(fault -> fault.caughtBy().stream().anyMatch(id -> id.startsWith("EFFECT")))
        .toList();
  }

  private static RunResult run(GatewayBuilder settings) {
    try (FluxGateway gateway = settings.start()) {
      return run(gateway);
    }
  }

  private static RunResult run(FluxGateway gateway) {
    return Suite.run(
        SuiteConfig.builder(gateway.url(), gateway.key())
            .scheme(gateway.auth() == AcceptedAuth.KEY ? AuthPrefix.KEY : AuthPrefix.BEARER)
            .strict(true)
            .only(List.of("EFFECT"))
            .deadline(Duration.ofSeconds(20))
            .time(new PerThreadClock())
            .build());
  }
}
