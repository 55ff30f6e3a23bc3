package dev.fluxcontract.batch;

import static dev.fluxcontract.batch.ScriptedGateway.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.client.FluxClient;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway answers about a job that it took. */
class ResultFetcherTest extends BatchFixture {
  private Database database;
  private Prompts prompts;

  @BeforeEach
  void submitPrompt() throws Exception {
    add("prompt\na cup\n");
    database = new Database(db, 4);
    prompts = new Prompts(database);
    prompts.reserve(prompts.find("id = 1").get(0), "one", BigInteger.TEN, null);
    prompts.submitted(1, 1, "job", null, null);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void aJobThatIsNotFoundFailsAfter36Calls() throws Exception {
    try (ScriptedGateway gone = ScriptedGateway.of(404, "{\"detail\":\"not found\"}", Map.of())) {
      for (int i = 0; i < 35; i++) {
        prompts.tried(prompt(), "not found");
      }
      fetch(gone);
      assertThat(prompt().state()).isEqualTo(State.SUBMITTED);
      fetch(gone);
      assertThat(prompt().state()).isEqualTo(State.FAILED);
    }
  }

  @Test
  void anImageThatIsNoneCountsAsAnAnswer() throws Exception {
    try (ScriptedGateway text =
        new ScriptedGateway(
            exchange -> {
              String path = exchange.getRequestURI().getPath();
              String host = "http://" + exchange.getRequestHeaders().getFirst("Host");
              if (path.endsWith("/status")) {
                send(exchange, 200, "{\"status\":\"COMPLETED\"}", Map.of());
              } else if (path.endsWith("/job")) {
                send(exchange, 200, "{\"images\":[{\"url\":\"" + host + "/image\"}]}", Map.of());
              } else {
                send(exchange, 200, "<html>no image", Map.of("Content-Type", "text/html"));
              }
            })) {
      fetch(text);
      assertThat(prompt().state()).isEqualTo(State.SUBMITTED);
      assertThat(prompt().tries()).isEqualTo(1);
    }
  }

  @Test
  void anImageWhoseHostIsUnknownCountsToo() throws Exception {
    try (ScriptedGateway lost =
        new ScriptedGateway(
            exchange ->
                send(
                    exchange,
                    200,
                    exchange.getRequestURI().getPath().endsWith("/status")
                        ? "{\"status\":\"SUCCESS\"}"
                        : "{\"images\":[{\"url\":\"http://host.invalid/1.png\"}]}",
                    Map.of()))) {
      fetch(lost);
      assertThat(prompt().state()).isEqualTo(State.SUBMITTED);
      assertThat(prompt().tries()).isEqualTo(1);
    }
  }

  @Test
  void whateverAGatewayCallsTheEndOfAJobItEnds() throws Exception {
    String body = "{\"status\":\"FAILED\",\"error\":\"boom\"}";
    try (ScriptedGateway other = ScriptedGateway.of(200, body, Map.of())) {
      fetch(other);
      assertThat(prompt().state()).isEqualTo(State.FAILED);
    }
  }

  @Test
  void aGatewayThatCannotBeReachedIsAskedAfterTheLongestPause() throws Exception {
    ScriptedGateway closed = ScriptedGateway.of(404, "", Map.of());
    closed.close();
    assertThat(fetch(closed)).contains(Pauses.LONGEST);
    assertThat(prompt().tries()).isZero();
  }

  @Test
  void a429ToAPollWaitsForTheLongestPauseAtMost() throws Exception {
    try (ScriptedGateway busy =
        ScriptedGateway.of(429, "{\"detail\":\"busy\"}", Map.of("Retry-After", "3600"))) {
      assertThat(fetch(busy)).contains(Pauses.LONGEST);
    }
  }

  private Prompt prompt() throws Exception {
    return prompts.find("id = 1").get(0);
  }

  private Optional<Duration> fetch(ScriptedGateway gateway) throws Exception {
    try (FluxClient flux =
        FluxClient.builder().gateway(gateway.url()).apiKey("any").retries(0).build()) {
      return new ResultFetcher(database, flux, folder).fetch(prompt());
    }
  }
}
