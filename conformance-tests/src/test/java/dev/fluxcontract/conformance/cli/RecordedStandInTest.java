package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.PollSchedule;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.UntypedRequest;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.gateway.RecordedGateway;
import dev.fluxcontract.conformance.recording.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code serve --replay-from} and {@code stubs --from}, when the recorded gateway is gone. */
class RecordedStandInTest {
  private static final String PREFIX = "/relay";

  @TempDir static Path made;
  private static Path recording;

  @TempDir Path folder;

  @BeforeAll
  static void record() {
    recording = made.resolve("run.jsonl");
    try (FluxGateway gateway = FluxGateway.builder().prefix(PREFIX).start()) {
      String arguments =
          "verify --gateway %s --only FILE-01,ORDER-01 --budget 4 --record %s --report %s"
              .formatted(gateway.url(), recording, made.resolve("report"));
      CliOutput said = CliOutput.by(Map.of("FLUX_API_KEY", gateway.key()), arguments.split(" "));
      assertThat(said.exitCode()).as(said.toString()).isZero();
    }
  }

  @Test
  void theClientCompletesARecordedJob() throws Exception {
    try (RecordedGateway gateway = new RecordedGateway(Recording.read(recording), 0)) {
      assertThat(gateway.url()).endsWith(PREFIX);
      completes(gateway.url());
    }
  }

  @Test
  void theClientCompletesARecordedJobAgainstWireMock() throws Exception {
    CliOutput said = CliOutput.by("stubs", "--from", recording.toString(), folder.toString());
    assertThat(said.exitCode()).as(said.err()).isZero();
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().withRootDirectory(folder.toString()));
    server.start();
    try {
      completes(server.baseUrl() + PREFIX);
    } finally {
      server.stop();
    }
  }

  /** A user of such a recording does not know its prompts. */
  @Test
  void withoutPromptsAnyPromptGetsARecordedJob() throws Exception {
    Path file = folder.resolve("without.jsonl");
    try (FluxGateway gateway = FluxGateway.builder().prefix(PREFIX).start()) {
      String arguments =
          "verify --gateway %s --only FILE-01 --budget 4 --record %s --report %s"
              .formatted(gateway.url(), file, folder.resolve("report"));
      CliOutput said =
          CliOutput.by(
              Map.of("FLUX_API_KEY", gateway.key()),
              (arguments + " --record-without-prompts").split(" "));
      assertThat(said.exitCode()).as(said.toString()).isZero();
    }
    Map<String, Object> values = values(submit(file));
    assertThat(values.put("prompt", "a prompt of my own")).asString().startsWith("prompt-");
    try (RecordedGateway gateway = new RecordedGateway(Recording.read(file), 0)) {
      completes(gateway.url(), values);
    }
  }

  @Test
  void imagesOnAnotherHostAreServedToo() throws Exception {
    String text = Files.readString(recording);
    Path elsewhere = folder.resolve("elsewhere.jsonl");
    Files.writeString(
        elsewhere, text.replaceAll("http://[^/]+/relay/files/", "https://files.test/v1/"));
    try (RecordedGateway gateway = new RecordedGateway(Recording.read(elsewhere), 0)) {
      assertThat(completes(gateway.url())).contains("/at/files.test/v1/");
    }
  }

  /** The suite asks for a result early; a caller who waits for COMPLETED does not. */
  @Test
  void aResultIsReadyWhenItIsAskedFor() throws Exception {
    // On a fast machine the early answer and the end of the job have the same millisecond.
    String text = Files.readString(recording).replaceAll("\"at\":[0-9]+", "\"at\":7");
    assertThat(text).contains("still in progress");
    Path hasty = Files.writeString(folder.resolve("hasty.jsonl"), text);
    CliOutput.by("stubs", "--from", hasty.toString(), folder.toString());
    assertThat(folder.resolve("mappings"))
        .isNotEmptyDirectory()
        .isDirectoryNotContaining(file -> read(file).contains("still in progress"));
  }

  @Test
  void whatWasNotRecordedIs404AndSaysWhatItWas() throws Exception {
    try (RecordedGateway gateway = new RecordedGateway(Recording.read(recording), 0)) {
      String submit = submit(recording).path("url").asText().replaceFirst("https?://[^/]+", "");
      URI url = URI.create(gateway.url().replace(PREFIX, "") + submit);
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(url)
                      .POST(BodyPublishers.ofString("{\"prompt\":\"never sent\"}"))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body())
          .contains("Not recorded: POST " + submit + " with the body", "never sent");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serve --replay-from", "stubs --from", "verify --replay-from"})
  void aDamagedRecordingIsNamedWithItsLine(String command) throws Exception {
    Path file = folder.resolve("damaged.jsonl");
    List<String> lines = Files.readAllLines(recording);
    lines.set(2, "{\"at\":");
    Files.write(file, lines);
    String end = command.startsWith("stubs") ? " " + folder.resolve("stubs") : "";
    CliOutput said = CliOutput.by((command + " " + file + end).split(" "));
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains(file + ": line 3 is damaged: ");
    assertThat(folder.resolve("stubs")).doesNotExist();
  }

  @Test
  void aRecordingHasNoFaultsToChoose() {
    CliOutput said =
        CliOutput.by("serve", "--replay-from", recording.toString(), "--fault", "submit-500");
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("answers as recorded: leave --dialect, --fault,");
  }

  /** Runs the job twice, since the second caller finds all sequences at their end. */
  private static String completes(String url) throws Exception {
    return completes(url, values(submit(recording)));
  }

  private static Map<String, Object> values(JsonNode submit) throws Exception {
    return JsonMapper.builder()
        .build()
        .convertValue(LosslessJson.read(submit.path("body").asText()), new TypeReference<>() {});
  }

  private static String completes(String url, Map<String, Object> values) throws Exception {
    JsonNode submit = submit(recording);
    String path = submit.path("url").asText().replaceFirst("https?://[^/]+" + PREFIX + "/", "");
    try (FluxClient client =
        FluxClient.builder()
            .gateway(url)
            .apiKey("any-key")
            .polling(PollSchedule.fixed(Duration.ofMillis(5)))
            .deadline(Duration.ofSeconds(20))
            .build()) {
      String image = "";
      for (int i = 0; i < 2; i++) {
        ImageResult result = client.submit(UntypedRequest.of(path, values)).await();
        assertThat(result.images()).isNotEmpty();
        image = result.images().get(0).url();
        assertThat(image).startsWith(url.replace(PREFIX, ""));
        byte[] bytes = client.downloadBytes(result.images().get(0));
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes))).isNotNull();
      }
      return image;
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first submit that was recorded. */
  private static JsonNode submit(Path file) throws Exception {
    for (String line : Files.readAllLines(file)) {
      JsonNode one = LosslessJson.read(line);
      if (one.path("purpose").asText().equals("submit")
          && one.path("as").asText().equals("own")
          && one.path("status").asInt() == 200) {
        return one;
      }
    }
    throw new AssertionError("no submit in " + file);
  }
}
