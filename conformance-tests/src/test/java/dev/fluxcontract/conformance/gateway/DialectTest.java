package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dialects say they do, and that a job can be had in each of them. */
class DialectTest {
  private static final String CAT = "{\"prompt\":\"a cat\"}";

  @ParameterizedTest
  @MethodSource
  void aJobComesToItsEndAndKeepsToTheContract(String name) {
    in(
        name,
        wired -> {
          JsonNode ticket = wired.post(GatewayHarness.DEV, CAT).json();
          if (ticket.has("images")) {
            assertThat(Contract.bundled().schema("ImageResult").validate(ticket)).isEmpty();
            return;
          }
          assertThat(Contract.bundled().schema("QueueTicket").validate(ticket)).isEmpty();
          String id = ticket.path("request_id").asText();
          String suffix = name.equals("response-suffix") ? "/response" : "";
          wired.resultAtLast(id);
          JsonNode result = wired.get("/fal-ai/flux-1/requests/" + id + suffix).json();
          assertThat(Contract.bundled().schema("ImageResult").validate(result)).isEmpty();
          assertThat(result.at("/images")).hasSize(1);
        });
  }

  static Stream<String> aJobComesToItsEndAndKeepsToTheContract() {
    return Dialect.all().stream()
        .filter(Dialect::isSteady)
        .map(Dialect::name)
        .filter(name -> !name.equals("fal"));
  }

  @Test
  void falWantsItsOwnSchemeAndTellsTheIdInAHeader() {
    try (FluxGateway gateway = FluxGateway.builder().dialect("fal").start()) {
      GatewayHarness wired = GatewayHarness.to(gateway).authorization("Key " + gateway.key());
      GatewayHarness.Answer ticket = wired.post(GatewayHarness.DEV, CAT);
      assertThat(ticket.header("x-fal-request-id"))
          .isEqualTo(ticket.json().path("request_id").asText());
      assertThat(GatewayHarness.to(gateway).post(GatewayHarness.DEV, CAT).status()).isEqualTo(401);
    }
  }

  @Test
  void falStreamsEachStateOfAJobToItsEnd() {
    try (FluxGateway gateway = FluxGateway.builder().dialect("fal").start()) {
      GatewayHarness wired = GatewayHarness.to(gateway).authorization("Key " + gateway.key());
      String id = wired.submit(CAT);
      GatewayHarness.Answer stream = wired.get("/fal-ai/flux-1/requests/" + id + "/status/stream");
      assertThat(stream.header("content-type")).isEqualTo("text/event-stream");
      assertThat(stream.text().split("\n\n"))
          .satisfiesExactly(
              event -> assertThat(event).startsWith("data: {").contains("IN_QUEUE"),
              event -> assertThat(event).contains("IN_PROGRESS"),
              event -> assertThat(event).contains("COMPLETED"));
    }
  }

  @Test
  void ticketsNameAnotherHost() {
    in(
        "anyapi",
        wired ->
            assertThat(wired.post(GatewayHarness.DEV, CAT).json().path("status_url").asText())
                .startsWith("https://queue.fal.run/fal-ai/flux-1/requests/"));
  }

  @Test
  void urlsThatAreToldLeadToTheJobUnderAnyPrefix() {
    for (String name : new String[] {"prefix-account", "auto-path", "response-suffix"}) {
      in(
          name,
          wired -> {
            JsonNode ticket = wired.post(GatewayHarness.DEV, CAT).json();
            assertThat(wired.get(ticket.path("status_url").asText()).status()).isEqualTo(202);
            wired.resultAtLast(ticket.path("request_id").asText());
            GatewayHarness.Answer result = wired.get(ticket.path("response_url").asText());
            assertThat(result.status()).as(name).isEqualTo(200);
            String file = result.json().at("/images/0/url").asText();
            assertThat(wired.get(file).status()).as(name).isEqualTo(200);
          });
    }
  }

  @Test
  void whereStatusIsNotOfferedTheResultTells() {
    in(
        "no-status",
        wired -> {
          String id = wired.submit(CAT);
          assertThat(wired.status(id).status()).isEqualTo(404);
          assertThat(wired.result(id).json().path("status").asText()).isEqualTo("IN_QUEUE");
          assertThat(wired.result(id).json().path("status").asText()).isEqualTo("IN_PROGRESS");
          assertThat(wired.result(id).json().path("images")).hasSize(1);
        });
  }

  @Test
  void aRunningJobFallsBackOnce() {
    in(
        "falls-back",
        wired -> {
          String id = wired.submit(CAT);
          StringBuilder states = new StringBuilder();
          for (int i = 0; i < 5; i++) {
            states.append(wired.status(id).json().path("status").asText()).append(' ');
          }
          assertThat(states.toString().trim())
              .isEqualTo("IN_QUEUE IN_PROGRESS IN_QUEUE IN_PROGRESS COMPLETED");
        });
  }

  @Test
  void aFailureIsSpelledInTheGatewaysOwnWay() {
    in(
        "failure-lower-case",
        wired -> {
          String id = wired.submit(CAT);
          wired.cancel(id);
          assertThat(wired.status(id).json().path("status").asText()).isEqualTo("failed");
        });
  }

  @Test
  void theImagesComeWithTheTicketOrTheStatus() {
    in(
        "sync-result",
        wired -> {
          JsonNode answer =
              wired
                  .post(
                      GatewayHarness.DEV, "{\"prompt\":\"p\",\"sync_mode\":true,\"num_images\":2}")
                  .json();
          assertThat(answer.path("images")).hasSize(2);
        });
    in(
        "images-in-status",
        wired -> {
          String id = wired.submit(CAT);
          wired.resultAtLast(id);
          assertThat(wired.status(id).json().path("images")).hasSize(1);
        });
  }

  @Test
  void onlyTheFieldsThatAreDocumentedAreTaken() {
    in(
        "refuses-unknown-fields",
        wired -> {
          GatewayHarness.Answer answer =
              wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\",\"mood\":1}");
          assertThat(answer.status()).isEqualTo(422);
          assertThat(answer.text()).contains("mood", "extra_forbidden");
        });
  }

  private static void in(String dialect, Consumer<GatewayHarness> talk) {
    try (FluxGateway gateway = FluxGateway.builder().dialect(dialect).start()) {
      talk.accept(GatewayHarness.to(gateway));
    }
  }
}
