package dev.fluxcontract.conformance.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.GatewayHarness;
import dev.fluxcontract.conformance.gateway.queue.TestClock;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test can tell the gateway to do. */
class ScriptedRepliesTest {
  private final TestClock clock = new TestClock();

  @RegisterExtension final FluxGateway gateway = FluxGateway.builder().clock(clock).build();

  @Test
  void theNextRequestFailsAsToldAndTheOneAfterDoesNot() {
    GatewayHarness wired = GatewayHarness.to(gateway);
    gateway.failNext(GatewayStep.SUBMIT, 503, "{\"error\":\"busy\"}");
    GatewayHarness.Answer busy = wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\"}");
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.json().path("error").asText()).isEqualTo("busy");
    assertThat(gateway.submits()).isZero();
    assertThat(wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\"}").status()).isEqualTo(200);
  }

  @Test
  void aFailureWaitsForItsStep() {
    GatewayHarness wired = GatewayHarness.to(gateway);
    gateway.failNext(GatewayStep.RESULT, 500, "{}");
    String id = wired.submit("{\"prompt\":\"p\"}");
    assertThat(wired.status(id).status()).isEqualTo(202);
    assertThat(wired.result(id).status()).isEqualTo(500);
  }

  @Test
  void aConnectionIsDropped() {
    GatewayHarness wired = GatewayHarness.to(gateway);
    gateway.dropNext(GatewayStep.SUBMIT);
    assertThatThrownBy(() -> wired.submit("{\"prompt\":\"p\"}"))
        .hasMessageContaining("IOException");
    assertThat(gateway.submits()).isZero();
  }

  @Test
  void aJobFailsAsTold() {
    GatewayHarness wired = GatewayHarness.to(gateway);
    gateway.failNextJob(500, "The model broke down", "internal_error");
    String id = wired.submit("{\"prompt\":\"p\"}");
    assertThat(wired.resultAtLast(id).status()).isEqualTo(500);
    assertThat(wired.status(id).json().path("error").asText()).isEqualTo("The model broke down");
    assertThat(wired.resultAtLast(wired.submit("{\"prompt\":\"p\"}")).status()).isEqualTo(200);
  }

  @Test
  void tooManySubmitsAreSentAwayUntilTheTimeIsOver() {
    GatewayHarness wired = GatewayHarness.to(gateway);
    gateway.rateLimit(2, Duration.ofSeconds(30));
    wired.submit("{\"prompt\":\"p\"}");
    wired.submit("{\"prompt\":\"p\"}");
    clock.advance(Duration.ofSeconds(10));
    GatewayHarness.Answer away = wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\"}");
    assertThat(away.status()).isEqualTo(429);
    assertThat(away.header("retry-after")).isEqualTo("20");
    clock.advance(Duration.ofSeconds(20));
    assertThat(wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\"}").status()).isEqualTo(200);
  }

  @Test
  void anAnswerIsLateAsTold() {
    GatewayHarness wired = GatewayHarness.to(gateway);
    gateway.delayNext(GatewayStep.STATUS, Duration.ofMillis(400));
    long start = System.nanoTime();
    wired.status("x");
    Duration late = Duration.ofNanos(System.nanoTime() - start);
    assertThat(late).isGreaterThan(Duration.ofMillis(400));
  }

  @Test
  void aDelayIsForOneAnswerOfItsStep() {
    ScriptedReplies script = new ScriptedReplies(clock);
    script.delayNext(GatewayStep.STATUS, Duration.ofMillis(400));
    assertThat(script.delay(GatewayStep.RESULT)).isZero();
    assertThat(script.delay(GatewayStep.STATUS)).hasMillis(400);
    assertThat(script.delay(GatewayStep.STATUS)).isZero();
  }

  @Test
  void jobsTakeTheTimeTheyAreTold() {
    try (FluxGateway slow =
        FluxGateway.builder()
            .clock(clock)
            .queuedFor(Duration.ofSeconds(5))
            .runsFor(Duration.ofSeconds(20))
            .start()) {
      GatewayHarness wired = GatewayHarness.to(slow);
      String id = wired.submit("{\"prompt\":\"p\"}");
      assertThat(wired.resultAtLast(id).status()).isEqualTo(400);
      clock.advance(Duration.ofSeconds(24));
      assertThat(wired.status(id).json().path("status").asText()).isEqualTo("IN_PROGRESS");
      clock.advance(Duration.ofSeconds(1));
      assertThat(wired.result(id).status()).isEqualTo(200);
    }
  }

  @Test
  void aSeedRepeatsIdsAndSeeds() {
    assertThat(firstResult(7)).isEqualTo(firstResult(7)).isNotEqualTo(firstResult(8));
  }

  @Test
  void documentedRequestsGetTheirDocumentsTicketAndOthersAJob() {
    try (FluxGateway documented = FluxGateway.builder().documentedExamples().start()) {
      GatewayHarness wired = GatewayHarness.to(documented);
      GatewayHarness.Answer ticket =
          wired.post("/fal-ai/flux-pro/kontext/text-to-image", "{\"prompt\":\"一只猫咪在宇宙飞船里俯瞰地球\"}");
      assertThat(ticket.json().path("request_id").asText())
          .isEqualTo("551a32da-52b2-4be8-bf2f-bfb7cce2b324");
      assertThat(documented.submits()).isZero();
      wired.submit("{\"prompt\":\"p\"}");
      assertThat(documented.submits()).isEqualTo(1);
    }
  }

  private static String firstResult(long seed) {
    try (FluxGateway seeded = FluxGateway.builder().seed(seed).clock(new TestClock()).start()) {
      GatewayHarness wired = GatewayHarness.to(seeded);
      String id = wired.submit("{\"prompt\":\"p\"}");
      return id + wired.resultAtLast(id).json().path("seed");
    }
  }
}
