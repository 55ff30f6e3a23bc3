package dev.fluxcontract.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.ReceivedRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C and SIGTERM. */
@Tag("slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill to send a signal with")
class SignalIT {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void writesTheReportAndCancelsJobs(String signal, int exitCode) throws Exception {
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(),
        "Whoever started this build has it ignore Ctrl-C, as a shell does with what it starts by"
            + " &");
    try (FluxGateway gateway = FluxGateway.builder().runsFor(Duration.ofHours(1)).start();
        ConformanceJar jar =
            ConformanceJar.start(
                folder,
                Map.of("FLUX_API_KEY", gateway.key()),
                "verify",
                "--gateway",
                gateway.url(),
                "--budget",
                "40",
                "--report",
                "report")) {
      jar.until(() -> gateway.submits() >= 4);
      jar.signal(signal);
      assertThat(jar.await()).as(jar.toString()).isEqualTo(exitCode);
      JsonNode report = LosslessJson.read(Files.readString(folder.resolve("report/report.json")));
      assertThat(report.get("aborted").asText()).contains("interrupted");
      assertThat(report.get("verdict").asText()).isNotEqualTo("conformant");
      assertThat(cancelledWithTheKey(gateway)).hasSize(gateway.submits());
    }
  }

  @Test
  void servesUntilItIsToldToStop() throws Exception {
    try (ConformanceJar jar =
        ConformanceJar.start(folder, Map.of(), "serve", "--dialect", "anyapi")) {
      jar.untilItSays("KEY ");
      String url = jar.out().lines().findFirst().orElseThrow().replaceFirst("^READY ", "");
      String key = jar.out().lines().skip(1).findFirst().orElseThrow().replaceFirst("^KEY ", "");
      assertThat(submit(url, key)).contains("\"request_id\"").contains("https://queue.fal.run/");
      jar.signal("TERM");
      assertThat(jar.await()).isZero();
      assertThat(jar.err()).isEmpty();
    }
  }

  @Test
  void servesTheSameFromTheSameSeed() throws Exception {
    assertThat(firstTicket("7")).isEqualTo(firstTicket("7")).isNotEqualTo(firstTicket("8"));
  }

  private String firstTicket(String seed) throws Exception {
    String[] options = {"serve", "--dialect", "anyapi", "--seed", seed};
    try (ConformanceJar jar =
        ConformanceJar.start(folder, Map.of("FLUX_API_KEY", "my-own-key"), options)) {
      jar.untilItSays("KEY ");
      String url = jar.out().lines().findFirst().orElseThrow().replaceFirst("^READY ", "");
      return submit(url, "my-own-key");
    }
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (FluxGateway first = FluxGateway.create().start()) {
      ConformanceJar jar =
          ConformanceJar.run(folder, Map.of(), "serve", "--port", Integer.toString(first.port()));
      assertThat(jar).returns(2, ConformanceJar::exitCode);
      assertThat(jar.err()).contains("--port " + first.port() + ": another program listens there");
    }
  }

  @Test
  void takesTheKeyToServeWithFromTheEnvironment() throws Exception {
    try (ConformanceJar jar =
        ConformanceJar.start(folder, Map.of("FLUX_API_KEY", " my-own-key\n"), "serve")) {
      jar.untilItSays("KEY ");
      String url = jar.out().lines().findFirst().orElseThrow().replaceFirst("^READY ", "");
      assertThat(submit(url, "my-own-key")).contains("\"request_id\"");
      assertThat(jar.out()).doesNotContain("my-own-key");
    }
  }

  /** What a process ignores, those that it starts ignore too. Told by Linux alone. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
            .anyMatch(ignored -> ignored.testBit(1));
  }

  private static Set<String> cancelledWithTheKey(FluxGateway gateway) {
    String owner = "Bearer " + gateway.key();
    return gateway.requests().stream()
        .filter(request -> request.method().equals("PUT"))
        .filter(request -> owner.equals(request.headers().get("authorization")))
        .map(ReceivedRequest::path)
        .collect(Collectors.toSet());
  }

  private static String submit(String url, String key) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/fal-ai/flux-1/dev"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"a tiger\"}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
