package dev.fluxcontract.batch;

import static dev.fluxcontract.batch.ScriptedGateway.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.batch.Prompts.Reservation;
import dev.fluxcontract.client.FluxClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One prompt, from its reservation to the gateway's answer to its submit. */
class WorkerTest extends BatchFixture {
  private Database database;
  private Prompts prompts;
  private Prompt prompt;

  @BeforeEach
  void addPrompt() throws Exception {
    add("prompt\na cup\n");
    database = new Database(db, 6);
    prompts = new Prompts(database);
    prompt = prompts.find("id = 1").get(0);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void aReservationIsOfOneClaim() throws Exception {
    assertThat(prompts.reserve(prompt, "one", BigInteger.TEN, null))
        .isEqualTo(Reservation.RESERVED);
    assertThat(prompts.reserve(prompt, "two", BigInteger.TEN, null)).isEqualTo(Reservation.GONE);
    assertThat(prompts.reserve(prompt, "one", BigInteger.TEN, null))
        .as("its commit was made, but the confirmation was lost")
        .isEqualTo(Reservation.RESERVED);
  }

  @Test
  void twoThreadsOfAWorkerSubmitAPromptOnce() throws Exception {
    AtomicReference<Worker> worker = new AtomicReference<>();
    try (ScriptedGateway slow =
            new ScriptedGateway(
                exchange -> {
                  Worker second = worker.getAndSet(null);
                  if (second != null) {
                    second.submit(prompt); // The first is under way.
                  }
                  send(exchange, 422, "{\"detail\":\"refused\"}", Map.of());
                });
        FluxClient flux = client(slow)) {
      Worker first = worker(flux, null);
      worker.set(first);
      first.submit(prompt);
      assertThat(slow.submits).hasValue(1);
    }
  }

  @Test
  void nothingIsReservedForARequestThatCannotBeSent() throws Exception {
    try (FluxClient flux = FluxClient.builder().gateway(gateway.url()).apiKey("any").build()) {
      Worker worker = worker(flux, "ftp://receiver");
      assertThatThrownBy(() -> worker.submit(prompt)).hasMessageContaining("ftp://receiver");
    }
    assertThat(prompts.find("id = 1").get(0).state()).isEqualTo(State.NEW);
  }

  /** It was added while the worker ran. */
  @Test
  void nothingIsReservedWithoutAPriceUnderALimit() throws Exception {
    try (ScriptedGateway asked = ScriptedGateway.of(422, "{}", Map.of());
        FluxClient flux = client(asked)) {
      Worker worker = worker(flux, null, BigDecimal.ONE);
      worker.submit(prompt);
      assertThat(worker.trouble).contains("--price");
      assertThat(asked.submits).hasValue(0);
    }
    assertThat(prompts.find("id = 1").get(0).state()).isEqualTo(State.NEW);
  }

  @Test
  void whatIsNotTakenIsNoReasonToEnd() throws Exception {
    AtomicReference<Worker> worker = new AtomicReference<>();
    try (ScriptedGateway refusing =
            new ScriptedGateway(
                exchange -> {
                  // Meanwhile another prompt finds that the budget is spent.
                  worker.get().budgetSpent = true;
                  send(exchange, 422, "{\"detail\":\"no\"}", Map.of());
                });
        FluxClient flux = client(refusing)) {
      worker.set(worker(flux, null));
      worker.get().submit(prompt);
      assertThat(worker.get().budgetSpent).isFalse();
    }
  }

  @Test
  void aGatewayThatMovedStopsTheWorkAndFailsNoPrompt() throws Exception {
    try (ScriptedGateway moved =
            ScriptedGateway.of(308, "", Map.of("Location", "https://elsewhere.example/"));
        FluxClient flux = client(moved)) {
      Worker worker = worker(flux, null);
      worker.submit(prompt);
      assertThat(worker.trouble).contains("elsewhere.example");
    }
    assertThat(prompts.find("id = 1").get(0).state()).isEqualTo(State.NEW);
  }

  /** Four images as data URIs, which came with the submit. */
  @Test
  void imagesThatComeWithTheSubmitAreKept() throws Exception {
    String image = "{\"url\":\"data:image/png;base64," + "A".repeat(12_000_000) + "\"}";
    try (ScriptedGateway instant =
            ScriptedGateway.of(200, "{\"images\":[" + image + "]}", Map.of());
        FluxClient flux = client(instant)) {
      worker(flux, null).submit(prompt);
    }
    assertThat(prompts.find("id = 1").get(0).state()).isEqualTo(State.SUBMITTED);
  }

  @Test
  void aGatewayThatAsksForNoWaitAfterA429IsGivenOneAllTheSame() throws Exception {
    assertThat(pauseAfter("0")).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
  }

  @Test
  void aGatewayThatAsksForADayIsAskedAgainInTenMinutes() throws Exception {
    assertThat(pauseAfter("86400")).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
  }

  private Duration pauseAfter(String retryAfter) throws Exception {
    try (ScriptedGateway busy =
            ScriptedGateway.of(429, "{\"detail\":\"busy\"}", Map.of("Retry-After", retryAfter));
        FluxClient flux = client(busy)) {
      var before = database.now();
      worker(flux, null).submit(prompt);
      var until =
          database.inTransaction(
              c ->
                  Database.query(
                          c, row -> Database.instant(row, 1), "SELECT paused_until FROM batch")
                      .get(0));
      var spent = Duration.between(before, database.now());
      assertThat(prompts.find("id = 1").get(0).state()).isEqualTo(State.NEW);
      return Duration.between(before, until).minus(spent);
    }
  }

  @Test
  void aSubmitClearsTheTriesOfItsPrompt() throws Exception {
    prompts.reserve(prompt, "one", BigInteger.TEN, null);
    prompts.notTaken(prompt, State.NEW, "busy");
    Prompt again = prompts.find("id = 1").get(0);
    assertThat(again.tries()).isEqualTo(1);
    prompts.reserve(again, "one", BigInteger.TEN, null);
    prompts.submitted(1, 2, "job", null, null);
    assertThat(prompts.find("id = 1").get(0).tries()).isZero();
  }

  @Test
  @Timeout(60)
  void aStepThatFailsIsReportedWithItsCause() throws Exception {
    database.inTransaction(c -> Database.update(c, "UPDATE prompt SET request = '[]'"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(said, true, UTF_8));
    try (FluxClient flux = FluxClient.builder().gateway(gateway.url()).apiKey("any").build()) {
      prompts.admit(1);
      Worker worker = worker(flux, null);
      worker.start();
      while (!said.toString(UTF_8).contains("\n") && !Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait(); // The time limit of this test interrupts it.
      }
      worker.stop();
    } finally {
      System.setErr(err);
    }
    assertThat(said.toString(UTF_8)).startsWith("prompt 1: ").contains("Exception");
  }

  @Test
  void anErrorOfAThreadIsReported() {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream err = System.err;
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      WorkLoop.uncaught(Thread.currentThread(), new IllegalStateException("away"));
      WorkLoop.uncaught(Thread.currentThread(), new OutOfMemoryError("heap"));
    } finally {
      System.setErr(err);
    }
    assertThat(said.toString(UTF_8)).contains("OutOfMemoryError: heap").doesNotContain("away");
  }

  private Worker worker(FluxClient flux, String webhook) {
    return worker(flux, webhook, null);
  }

  private Worker worker(FluxClient flux, String webhook, BigDecimal maxSpend) {
    return new Worker(
        database,
        flux,
        new Worker.Settings(
            2, 1, maxSpend, folder, webhook, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }

  private static FluxClient client(ScriptedGateway gateway) {
    return FluxClient.builder().gateway(gateway.url()).apiKey("any").retries(0).build();
  }
}
