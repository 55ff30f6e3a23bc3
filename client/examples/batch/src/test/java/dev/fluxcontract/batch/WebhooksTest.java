package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.client.WebhookVerifier;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which prompt a delivery settles. */
class WebhooksTest extends BatchFixture {
  private Database database;
  private Prompts prompts;

  @BeforeEach
  void addPrompts() throws Exception {
    add("prompt\na cup\na jug\n");
    database = new Database(db, 4);
    prompts = new Prompts(database);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void theSeedSettlesAPromptWhoseWorkerIsNotYetKnownToBeDead() throws Exception {
    prompts.reserve(prompt(1), "dead", BigInteger.TEN, null);
    assertThat(Webhooks.settle(prompts, BigInteger.TEN, "job")).isTrue();
    assertThat(prompt(1).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void aJobBelongsToOnePrompt() throws Exception {
    prompts.reserve(prompt(1), "one", BigInteger.ONE, null);
    prompts.reserve(prompt(2), "two", BigInteger.TWO, null);
    assertThat(prompts.submitted(1, 1, "job", "{}", null)).isTrue();
    assertThat(prompts.submitted(2, 1, "job", "{}", null)).isFalse();
    assertThat(prompts.submitted(2, 1, null, null, "{}")).isTrue();
  }

  @Test
  void aDeliverySettlesTheAttemptThatItsAddressNames() throws Exception {
    prompts.reserve(prompt(1), "dead", BigInteger.ONE, null);
    assertThat(deliver("prompt=1.1")).isEqualTo(204);
    assertThat(prompt(1).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void aDeliverySettlesNoPromptThatWasNeverSubmitted() throws Exception {
    assertThat(deliver("prompt=1.0")).isEqualTo(204);
    assertThat(deliver("prompt=1.99999999999")).isEqualTo(204);
    assertThat(prompt(1).state()).isEqualTo(State.NEW);
  }

  private Prompt prompt(long id) throws Exception {
    return prompts.find("id = ?", id).get(0);
  }

  private int deliver(String query) throws Exception {
    String body =
        "{\"request_id\":\"job\",\"status\":\"OK\",\"payload\":{\"images\":[{\"url\":\"%s/image/1\"}],\"seed\":77}}"
            .formatted(gateway.url());
    HttpRequest delivery = gateway.signed(URI.create("http://127.0.0.1/"), "job", body);
    WebhookVerifier verifier = WebhookVerifier.builder().keySetUrl(gateway.keySetUrl()).build();
    return new Webhooks(prompts, verifier)
        .answer(
            name -> delivery.headers().firstValue(name).orElse(null), query, body.getBytes(UTF_8));
  }
}
