package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.http.RunClock;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.ReceivedRequest;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The area CLIENT: the generated client at the gateway under test. */
class ClientAreaTest {
  private static final int MODELS = Contract.bundled().submits().size();

  @Test
  void theClientSubmitsToEachOperationOnceAndForOneSmallImage() throws Exception {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      RunResult run = run(gateway, Integer.MAX_VALUE);
      assertThat(outcomes(run)).hasSize(MODELS + 1).allMatch(one -> one.endsWith("PASSED"));
      assertThat(run.imagesAsked()).isEqualTo(MODELS).isEqualTo(gateway.imagesAsked());
      List<ReceivedRequest> submits = fromClient(gateway, GatewayStep.SUBMIT);
      assertThat(submits)
          .extracting(ReceivedRequest::path)
          .containsExactlyInAnyOrderElementsOf(
              Contract.bundled().submits().stream().map(Operation::path).toList());
      for (ReceivedRequest submit : submits) {
        JsonNode body = LosslessJson.read(submit.body());
        assertThat(body.path("num_images").asInt()).isEqualTo(1);
        assertThat(body.path("image_size").asText("square")).isEqualTo("square");
      }
      assertThat(fromClient(gateway, GatewayStep.RESULT)).hasSizeGreaterThanOrEqualTo(MODELS - 1);
      assertThat(fromClient(gateway, GatewayStep.FILE)).hasSize(MODELS - 1);
      assertThat(fromClient(gateway, GatewayStep.CANCEL)).hasSize(1);
    }
  }

  @Test
  void theAnswerThatTheClientCannotUseIsNamed() {
    try (FluxGateway gateway = FluxGateway.builder().fault("submit-firewall").start()) {
      assertThat(run(gateway, Integer.MAX_VALUE).results())
          .filteredOn(result -> result.outcome() == Outcome.WARNED)
          .hasSize(MODELS)
          .allSatisfy(
              result -> {
                assertThat(result.reason()).contains("POST " + gateway.url());
                assertThat(result.actual()).contains("403", "Request blocked", "The client says");
                assertThat(result.exchanges()).isNotEmpty();
                assertThat(result.exchanges().toString())
                    .contains("Bearer $FLUX_API_KEY")
                    .doesNotContain(gateway.key());
              });
    }
  }

  @Test
  @Tag("slow")
  void aJobThatIsCancelledAlthoughTheAnswerIs404IsNoFailure() {
    try (FluxGateway gateway = FluxGateway.builder().dialect("eventual").start()) {
      assertThat(outcomes(run(gateway, MODELS))).allMatch(one -> one.endsWith("PASSED"));
    }
  }

  @Test
  @Tag("slow")
  void noSubmitOfTheClientGoesPastTheBudget() {
    try (FluxGateway gateway = FluxGateway.builder().fault("submit-reset").start()) {
      RunResult run = run(gateway, MODELS + 1);
      assertThat(fromClient(gateway, GatewayStep.SUBMIT)).hasSize(MODELS + 1);
      assertThat(run.imagesAsked()).isEqualTo(MODELS + 1);
    }
  }

  @Test
  void withoutTheAreaNothingIsSentByTheClient() {
    try (FluxGateway gateway = FluxGateway.create().start()) {
      SuiteConfig config =
          SuiteConfig.builder(gateway.url(), gateway.key()).skip(List.of("CLIENT")).build();
      assertThat(config.plan().entries())
          .noneMatch(entry -> entry.check().id().startsWith("CLIENT"));
    }
  }

  @Test
  @Timeout(60)
  void aStopCancelsTheJobsThatTheClientWaitsFor() throws Exception {
    CountDownLatch asked = new CountDownLatch(MODELS - 1);
    CountDownLatch cancelled = new CountDownLatch(MODELS);
    try (RawServer server = new RawServer(request -> pending(request, asked, cancelled));
        Suite suite =
            new Suite(
                config(server.url(), "a-key-of-mine", MODELS).time(RunClock.system()).build(),
                RunListener.silent())) {
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(suite::run);
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      suite.stop("it was interrupted.");
      assertThat(run.get(30, TimeUnit.SECONDS).abortedBecause()).isEqualTo("it was interrupted.");
      CompletableFuture.runAsync(suite::close).get(30, TimeUnit.SECONDS);
      assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static String pending(String request, CountDownLatch asked, CountDownLatch cancelled) {
    if (request.startsWith("POST")) {
      return RawServer.json(200, "{\"request_id\":\"job-" + request.hashCode() + "\"}");
    }
    if (request.startsWith("PUT")) {
      cancelled.countDown();
      return RawServer.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
    }
    if (request.contains("flux-client")) {
      asked.countDown();
    }
    return RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}");
  }

  private static List<ReceivedRequest> fromClient(FluxGateway gateway, GatewayStep step) {
    List<ReceivedRequest> requests = new ArrayList<>(gateway.requests());
    requests.removeIf(
        one ->
            one.step() != step
                || !one.headers()
                    .getOrDefault("user-agent", "")
                    // A download goes out as OkHttp's own.
                    .startsWith(step == GatewayStep.FILE ? "okhttp" : "flux-client"));
    return requests;
  }

  private static List<String> outcomes(RunResult run) {
    return run.results().stream().map(ClientAreaTest::text).toList();
  }

  private static String text(CheckResult one) {
    return one.check().id() + " " + one.caseId() + " " + one.reason() + " " + one.outcome();
  }

  private static RunResult run(FluxGateway gateway, int budget) {
    return Suite.run(config(gateway.url(), gateway.key(), budget).build());
  }

  private static SuiteConfig.Builder config(String url, String key, int budget) {
    return SuiteConfig.builder(url, key)
        .only(List.of("CLIENT"))
        .budget(budget)
        .deadline(Duration.ofSeconds(20))
        .time(new PerThreadClock());
  }
}
