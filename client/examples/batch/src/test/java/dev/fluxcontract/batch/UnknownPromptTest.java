package dev.fluxcontract.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a prompt whose worker died: nobody submits it again but the operator. */
class UnknownPromptTest extends BatchFixture {
  @Test
  @Tag("slow")
  void aDeadReservationIsUnknownAndOnlyTheOperatorRetriesIt() throws Exception {
    add("prompt\na cup\n", "--price", "0.025");
    reserve();
    unknown();
    assertThat(run("retry-unknown", "1", "--db", db))
        .startsWith("1")
        .contains("for 0.0250 USD", "add --yes");
    assertThat(find("state = 'UNKNOWN'")).hasSize(1);
    assertThat(run("retry-unknown", "1", "--db", db, "--yes")).startsWith("0");
    assertThat(worker("work", "--db", db).end()).isZero();
    assertThat(gateway.jobs()).isEqualTo(1);
  }

  /** A worker that was stopped between its reservation and its submit, and goes on hours later. */
  @Test
  void aReservationThatWasGivenUpNoLongerHolds() throws Exception {
    add("prompt\na cup\n");
    try (Database database = new Database(db, 4)) {
      Prompts prompts = new Prompts(database);
      Prompt prompt = prompts.find("id = 1").get(0);
      prompts.reserve(prompt, "zombie", BigInteger.TEN, null);
      assertThat(prompts.holds(prompt, "zombie")).isTrue();
      prompts.unknown(1, 1, "dead");
      assertThat(prompts.holds(prompt, "zombie")).isFalse();
      prompts.renew(1);
      Prompt again = prompts.find("id = 1").get(0);
      prompts.reserve(again, "other", BigInteger.ONE, null);
      assertThat(prompts.holds(prompt, "zombie")).isFalse();
      assertThat(prompts.submitted(1, 1, "late", "{}", null)).isFalse();
      assertThat(prompts.submitted(1, 2, "right", "{}", null)).isTrue();
    }
  }

  @Test
  void aTicketSettlesWhatWasGivenUpMeanwhile() throws Exception {
    add("prompt\na cup\n");
    reserve();
    unknown();
    try (Database database = new Database(db, 4)) {
      assertThat(new Prompts(database).submitted(1, 1, "job", "{}", null)).isTrue();
    }
    assertThat(find("state = 'SUBMITTED'")).hasSize(1);
  }

  @Test
  @Tag("slow")
  void onlyASignedDeliverySettlesAnUnknownPrompt() throws Exception {
    assertThat(afterDelivery("?prompt=1.1", true)).isEqualTo(State.DONE);
  }

  @Test
  @Tag("slow")
  void aDeliveryIsMatchedByItsSeed() throws Exception {
    assertThat(afterDelivery("", true)).isEqualTo(State.DONE);
  }

  @Test
  @Tag("slow")
  void aForgedDeliverySettlesNothing() throws Exception {
    assertThat(afterDelivery("?prompt=1.1", false)).isEqualTo(State.UNKNOWN);
  }

  /** The gateway has a job of seed 10; the worker that submitted it died before it knew. */
  private State afterDelivery(String query, boolean genuine) throws Exception {
    add("prompt\na cup\n");
    reserve();
    unknown();
    String id;
    try (FluxClient flux = FluxClient.builder().gateway(gateway.url()).apiKey("any").build()) {
      id = flux.submit(DevTextToImage.builder("a cup").seed(BigInteger.TEN).build()).requestId();
    }
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    WorkerProcess worker =
        worker(
            "work",
            "--db",
            db,
            "--webhook-port",
            "" + port,
            "--webhook-wait",
            genuine ? "60" : "20");
    HttpClient http = HttpClient.newHttpClient();
    URI address = URI.create("http://127.0.0.1:" + port + "/flux" + query);
    String body =
        "{\"request_id\":\"%s\",\"status\":\"OK\",\"payload\":{\"images\":[{\"url\":\"%s/image/1\"}],\"seed\":10}}"
            .formatted(id, gateway.url());
    HttpRequest delivery = gateway.signed(address, id, body);
    if (!genuine) {
      delivery =
          HttpRequest.newBuilder(delivery, (name, value) -> true)
              .POST(HttpRequest.BodyPublishers.ofString(body + " "))
              .build();
    }
    int status = 0;
    while (status == 0 && worker.process.isAlive()) {
      try {
        status = http.send(delivery, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (ConnectException e) {
        Thread.onSpinWait(); // It has not started yet.
      }
    }
    assertThat(status).isEqualTo(genuine ? 204 : 401);
    assertThat(worker.end()).as(worker.said()).isEqualTo(genuine ? 0 : 1);
    assertThat(gateway.jobs()).isEqualTo(1);
    return find("id = 1").get(0).state();
  }

  private void reserve() throws Exception {
    try (Database database = new Database(db, 4)) {
      Prompts prompts = new Prompts(database);
      prompts.reserve(prompts.find("id = 1").get(0), "dead", BigInteger.TEN, null);
    }
  }

  private void unknown() throws Exception {
    try (Database database = new Database(db, 4)) {
      new Prompts(database).unknown(1, 1, "dead");
    }
  }
}
