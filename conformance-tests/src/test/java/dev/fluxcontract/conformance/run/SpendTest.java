package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.cases.Cases;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.ReceivedRequest;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run costs in dollars, by the contract's prices or a gateway's own. */
class SpendTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.05", "0.50"})
  void noMoreIsSubmittedThanMayBeSpent(String usd) throws Exception {
    BigDecimal limit = new BigDecimal(usd);
    try (FluxGateway gateway = FluxGateway.builder().start()) {
      for (int i = 0; i < 3; i++) {
        gateway.failNext(GatewayStep.SUBMIT, 503, "{\"detail\":\"restarting\"}");
      }
      RunResult run = Suite.run(config(gateway).spend(limit).build());
      assertThat(run.asked().usd()).isLessThanOrEqualTo(limit);
      assertThat(price(gateway)).isPositive().isLessThanOrEqualTo(run.asked().usd());
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "0.50, 0"})
  void nothingIsSubmittedWithALimitOfZero(BigDecimal usd, int images) {
    try (FluxGateway gateway = FluxGateway.builder().start()) {
      RunResult run = Suite.run(config(gateway).spend(usd).budget(images).build());
      assertThat(gateway.submits()).isZero();
      assertThat(gateway.requests()).noneMatch(one -> one.step() == GatewayStep.SUBMIT);
      assertThat(run.results()).anyMatch(one -> one.check().id().equals("UNKNOWN-01"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0.50, 5", "0.02, 100"})
  void theTighterOfBothLimitsHolds(BigDecimal usd, int images) {
    try (FluxGateway gateway = FluxGateway.builder().start()) {
      RunResult run = Suite.run(config(gateway).spend(usd).budget(images).build());
      assertThat(run.asked().images()).isPositive().isLessThanOrEqualTo(images);
      assertThat(run.asked().usd()).isLessThanOrEqualTo(usd);
    }
  }

  @Test
  void whatDoesNotDependOnTheModelIsTriedAtTheCheapest() {
    assertThat(modelOfCancels(Contract.bundled())).isEqualTo("fal-ai/flux-1/schnell");
    Contract other =
        Contract.bundled()
            .withPrices(Map.of("fal-ai/flux-pro/kontext/max", new BigDecimal("0.001")));
    assertThat(modelOfCancels(other)).isEqualTo("fal-ai/flux-pro/kontext/max");
  }

  @Test
  void theCheapestCasesComeFirst() {
    Contract contract = Contract.bundled();
    RunPlan plan =
        SuiteConfig.builder("http://localhost", "key").spend(new BigDecimal("0.10")).build().plan();
    assertThat(plan.jobs()).allMatch(one -> one.operation().model().contains("schnell"));
    assertThat(plan.worstCase().usd()).isLessThanOrEqualTo(new BigDecimal("0.10"));
    assertThat(Cases.of(contract, contract.submits(), true).all())
        .containsExactlyInAnyOrderElementsOf(Cases.of(contract).all());
  }

  /** A price for a megapixel is taken for that of an image, which this makes true. */
  @Test
  void noCaseThatIsToBeTakenAsksForMoreThanAMegapixel() {
    for (Case one : Cases.of(Contract.bundled()).all()) {
      RequestIntent.Size size = one.intent().size();
      if (size != null && one.kind().makesJob()) {
        assertThat((long) size.width() * size.height()).as(one.id()).isLessThanOrEqualTo(1 << 20);
      }
    }
  }

  @Test
  void aLimitInDollarsNeedsThePriceOfEachModel(@TempDir Path folder) throws IOException {
    String unpriced =
        LosslessJson.writeYaml(Contract.bundled().root())
            .replaceFirst("x-list-price-usd:", "x-was:");
    Path file = Files.writeString(folder.resolve("contract.yaml"), unpriced);
    SuiteConfig.Builder settings =
        SuiteConfig.builder("http://localhost", "key").contract(Contract.read(file));
    settings.build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.spend(BigDecimal.ONE).build())
        .withMessageContainingAll("x-list-price-usd", "fal-ai/flux-1/dev");
  }

  private static String modelOfCancels(Contract contract) {
    EnumSet<CaseKind> once = EnumSet.of(CaseKind.GUARDED, CaseKind.UNICODE, CaseKind.EMPTY_KEY);
    return Cases.of(contract).of(once).stream()
        .map(one -> one.operation().model())
        .reduce((a, b) -> a.equals(b) ? a : a + ", " + b)
        .orElseThrow();
  }

  private static BigDecimal price(FluxGateway gateway) throws Exception {
    BigDecimal sum = BigDecimal.ZERO;
    for (ReceivedRequest request : gateway.requests()) {
      if (request.step() == GatewayStep.SUBMIT) {
        JsonNode images = request.body().startsWith("{\"") ? images(request.body()) : null;
        int asked = images == null || !images.isInt() ? 1 : Math.max(1, images.asInt());
        String path = request.path().replaceFirst("\\?.*", "");
        BigDecimal price =
            Contract.bundled().submits().stream()
                .filter(one -> one.path().equals(path))
                .map(Operation::price)
                .findFirst()
                .orElseThrow();
        sum = sum.add(Objects.requireNonNull(price).multiply(BigDecimal.valueOf(asked)));
      }
    }
    return sum;
  }

  private static JsonNode images(String body) {
    try {
      return LosslessJson.read(body).path("num_images");
    } catch (IOException e) {
      return LosslessJson.object();
    }
  }

  private static SuiteConfig.Builder config(FluxGateway gateway) {
    return SuiteConfig.builder(gateway.url(), gateway.key())
        .deadline(Duration.ofSeconds(20))
        .time(new PerThreadClock());
  }
}
