package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.Fault;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayBuilder;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.AcceptedAuth;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The area EFFECT on gateways that honour parameters, and on some that do not. */
class EffectTest {
  private static final int MOST_OF_A_TEXT_MODEL = 12;
  private static final int MOST_OF_AN_IMAGE_MODEL = 8;
  private static final AtomicInteger JOBS = new AtomicInteger();

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
        .isEqualTo(config("http://localhost", "key").build().plan().worstCase().images())
        .isLessThanOrEqualTo(MOST_OF_A_TEXT_MODEL + MOST_OF_AN_IMAGE_MODEL);
    assertThat(run.results()).extracting(CheckResult::outcome).containsOnly(Outcome.PASSED);
    assertThat(run.dialect()).containsEntry("watermark", "none seen");
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(strings = {"picture-noise", "recompressed"})
  void tenRunsAtANoisyGatewayGiveTheSameVerdictsAndFindNoFault(String dialect) {
    Set<List<String>> verdicts = new HashSet<>();
    for (int seed = 0; seed < 10; seed++) {
      RunResult run = run(FluxGateway.builder().dialect(dialect).seed(seed));
      assertThat(run.results()).filteredOn(GatewaySweep::bad).isEmpty();
      verdicts.add(run.results().stream().map(EffectTest::verdict).toList());
    }
    assertThat(verdicts).hasSize(1);
  }

  /** What becomes of the other dialects is in MatrixTest. */
  @Test
  void aWatermarkIsSeenAndIsNoFault() {
    RunResult run = run(FluxGateway.builder().dialect("watermarked"));
    assertThat(run.results()).isNotEmpty().filteredOn(GatewaySweep::bad).isEmpty();
    assertThat(run.dialect()).containsEntry("watermark", "seen");
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

  /** Its pages promise no more than that one seed makes one picture. */
  @Test
  void aGatewayThatIgnoresTheSeedStillRepeatsItself() {
    RunResult run = run(FluxGateway.builder().fault("seed-ignored"));
    assertThat(GatewaySweep.failed(run)).contains("EFFECT-02").doesNotContain("EFFECT-01");
  }

  /** Only fal's page says that schnell has a seed, and a relay need not keep what fal promises. */
  @Test
  void aModelWhoseSeedNoRelayStatesNeedNotRepeatItself() {
    RunResult run = run(FluxGateway.builder().fault("seed-random").offers("fal-ai/flux-1/schnell"));
    assertThat(run.results())
        .filteredOn(result -> result.check().id().equals("EFFECT-01"))
        .isNotEmpty()
        .allSatisfy(
            result -> {
              assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
              assertThat(result.reason()).contains("only fal's page says");
            });
    assertThat(run.results()).filteredOn(GatewaySweep::bad).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"webp", "avif"})
  void aFormatThatJavaDoesNotDecodeIsNamed(String format) throws IOException {
    String file = format.equals("webp") ? "RIFF....WEBPVP8 " : "....ftypavif";
    try (RawServer server = new RawServer(request -> answer(request, file))) {
      RunResult run = Suite.run(config(server.url(), "key").build());
      assertThat(run.results())
          .filteredOn(result -> !result.check().id().equals("EFFECT-12"))
          .hasSizeGreaterThan(10)
          .allSatisfy(
              result -> {
                assertThat(result.outcome()).isEqualTo(Outcome.SKIPPED);
                assertThat(result.reason())
                    .endsWith("it is " + format + ", which Java cannot decode");
              });
    }
  }

  /** Each job is over at once, and its image is that file. */
  private static String answer(String request, String file) {
    String path = request.split(" ", 3)[1];
    String host = request.replaceFirst("(?is).*\\nhost: *([^\r\n]+).*", "$1");
    if (path.endsWith("/file")) {
      return RawServer.json(200, file);
    }
    if (request.startsWith("POST")) {
      return RawServer.json(200, "{\"request_id\": \"job-" + JOBS.incrementAndGet() + "\"}");
    }
    return RawServer.json(
        200,
        path.matches(".*/status(\\?.*)?")
            ? "{\"status\": \"COMPLETED\"}"
            : "{\"images\": [{\"url\": \"http://" + host + "/file\"}]}");
  }

  private static String verdict(CheckResult result) {
    return result.check().id() + " " + result.caseId() + " " + result.outcome();
  }

  private static RunResult run(GatewayBuilder settings) {
    try (FluxGateway gateway = settings.start()) {
      return run(gateway);
    }
  }

  private static RunResult run(FluxGateway gateway) {
    return Suite.run(
        config(gateway.url(), gateway.key())
            .scheme(gateway.auth() == AcceptedAuth.KEY ? AuthPrefix.KEY : AuthPrefix.BEARER)
            .build());
  }

  private static SuiteConfig.Builder config(String url, String key) {
    return SuiteConfig.builder(url, key)
        .strict(true)
        .only(List.of("EFFECT"))
        .deadline(Duration.ofSeconds(20))
        .time(new PerThreadClock());
  }
}
