package dev.fluxcontract.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.batch.FaultyGateway.Faults;
import dev.fluxcontract.batch.Prompt.State;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.model.DevTextToImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program's commands, each as it is typed. */
@Timeout(120)
class BatchTest {
  @TempDir Path folder;

  private FaultyGateway gateway;
  private String db;

  @BeforeEach
  void start() throws Exception {
    gateway = new FaultyGateway(Faults.NONE);
    db = TestDatabase.of(folder);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void withoutACommandItPrintsItsHelp() {
    assertThat(run()).startsWith("0").contains("add FILE.csv", "retry-unknown ID");
  }

  @Test
  void anUnknownCommandOrOptionIsRefused() {
    assertThat(run("paint")).startsWith("2").contains("paint is not a command");
    assertThat(run("status", "--color", "red"))
        .startsWith("2")
        .contains("--color is not known here");
    assertThat(run("work", "--db", db, "--threads", "many"))
        .startsWith("2")
        .contains("--threads is many");
  }

  @Test
  void addReadsQuotesABomLineEndsAndEmptyLines() throws Exception {
    assertThat(add("\uFEFFprompt,num_images\r\n\"a \"\"cup\"\",\r\nof tea\",2\r\n\r\nplain,\r\n"))
        .startsWith("0")
        .contains("2 prompts added");
    assertThat(find("cost >= 0"))
        .extracting(Prompt::request)
        .containsExactly(
            "{\"prompt\":\"a \\\"cup\\\",\\r\\nof tea\",\"num_images\":2}",
            "{\"prompt\":\"plain\"}");
  }

  @Test
  void addRefusesAllRowsIfOneIsWrong() throws Exception {
    assertThat(
            add(
                """
                prompt,model,num_images,image_size,steps
                "two
                lines",,2,,
                many,,9,,
                size,,,huge,
                model,fal-ai/none,,,
                number,,few,,
                field,,,,7
                ,,2,,
                short
                """))
        .startsWith("2")
        .contains(
            "line 4: DevTextToImage: num_images is 9",
            "line 5: image_size is huge; the contract knows [square_hd",
            "line 6: model is fal-ai/none; there are [fal-ai/flux-1/dev,",
            "line 7: num_images is few, but must be of type Integer",
            "line 8: fal-ai/flux-1/dev has no field steps",
            "line 9: ",
            "line 10: it has 1 cells",
            "7 rows are wrong; nothing was added");
    assertThat(find("cost >= 0")).isEmpty();
    assertThat(add("promt\na cup\n")).startsWith("2").contains("no column prompt");
  }

  @Test
  void addAddsNothingTwiceButARowThatStandsTwice() throws Exception {
    assertThat(add("prompt\na cup\na cup\n")).contains("2 prompts added");
    assertThat(add("prompt\na cup\na cup\na jug\n")).contains("1 prompts added, 2 were there");
  }

  @Test
  void workMakesEachImageOnce() throws Exception {
    add("prompt,seed\na cup,7\na jug,\nrefuse this,\n", "--price", "0.025");
    WorkerProcess worker = worker("work", "--db", db);
    assertThat(worker.end()).as(worker.said()).isEqualTo(1);
    assertThat(gateway.submits).hasSize(3).containsEntry("7", 1);
    assertThat(run("status", "--db", db))
        .contains(
            "DONE           2", "FAILED         1", "0.0500 USD", "no such thing is drawn here");
    assertThat(run("export", "--db", db, "--format", "jsonl"))
        .contains("\"state\":\"DONE\"", "\"seed\":7");
    assertThat(run("export", "--db", db)).contains("id,state,model", "FAILED");
    try (Stream<Path> files = Files.list(folder.resolve("images"))) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  @Tag("slow")
  void workStopsAtMaxSpend() throws Exception {
    add("prompt\na\nb\nc\nd\n", "--price", "0.025");
    WorkerProcess worker = worker("work", "--db", db, "--max-spend", "0.06");
    assertThat(worker.end()).as(worker.said()).isEqualTo(1);
    assertThat(worker.said()).contains("--max-spend is reached");
    assertThat(gateway.jobs()).isEqualTo(2);
  }

  @Test
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
            genuine ? "60" : "8");
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

  @Test
  @Tag("slow")
  void theKeyIsInNoFile() throws Exception {
    add("prompt\na cup\n");
    assertThat(worker("work", "--db", db).end()).isZero();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), UTF_8))
            .doesNotContain("key-that-no-table-holds");
      }
    }
  }

  @Test
  void noCodeReadsThisMachinesClock() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file))
            .doesNotContain("Instant.now", "currentTimeMillis", "new Date", "systemUTC");
      }
    }
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

  private List<Prompt> find(String where) throws Exception {
    try (Database database = new Database(db, 2)) {
      return new Prompts(database).find(where);
    }
  }

  private WorkerProcess worker(String... words) throws Exception {
    return new WorkerProcess(gateway, folder, "worker", words);
  }

  private String add(String csv, String... options) throws Exception {
    Path file = Files.writeString(folder.resolve("prompts.csv"), csv);
    return run(
        Stream.concat(Stream.of("add", file.toString(), "--db", db), Stream.of(options))
            .toArray(String[]::new));
  }

  private static String run(String... words) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setErr(System.out);
    try {
      return Batch.run(words) + "\n" + said.toString(UTF_8);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
