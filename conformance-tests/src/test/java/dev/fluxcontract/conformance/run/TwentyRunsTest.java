package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.model.RunResult;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever order jobs and checks happen to run in, the same gateway gets the same verdicts. */
@Tag("slow")
class TwentyRunsTest {
  private static final List<String> RUNS =
      IntStream.range(0, 20).mapToObj(Integer::toString).toList();

  @Test
  void aSoundGatewayIsJudgedTheSameEachTime() {
    assertSameVerdicts(FluxGateway::builder, List.of());
  }

  @Test
  void aBrokenGatewayIsJudgedTheSameEachTime() {
    assertSameVerdicts(
        () -> FluxGateway.builder().fault("runs-backwards"), List.of("LIFE", "RESULT", "CANCEL"));
  }

  private static void assertSameVerdicts(Supplier<GatewayBuilder> gateway, List<String> checks) {
    try (GatewaySweep sweep = new GatewaySweep()) {
      sweep.start(RUNS, run -> gateway.get(), run -> checks, 40);
      List<String> first = verdicts(sweep.of(RUNS.get(0)));
      assertThat(first).isNotEmpty();
      assertThat(RUNS).allSatisfy(run -> assertThat(verdicts(sweep.of(run))).isEqualTo(first));
    }
  }

  private static List<String> verdicts(RunResult run) {
    return run.results().stream()
        .map(result -> result.check().id() + " " + result.caseId() + " " + result.outcome())
        .toList();
  }
}
