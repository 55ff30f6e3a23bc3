package dev.fluxcontract.conformance.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.ContractResponse;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that are written, in a WireMock that knows nothing else. */
class StubFilesTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static @Nullable StandAloneWireMock server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = new StandAloneWireMock(directory);
  }

  @AfterAll
  static void stop() {
    requireNonNull(server).close();
  }

  @Test
  void everyDocumentedRequestGetsTheAnswerOfItsDocument() throws Exception {
    for (Operation operation : CONTRACT.submits()) {
      for (ContractExample request : operation.requestExamples()) {
        HttpResponse<String> answer = send(operation, LosslessJson.write(request.value()), "");
        assertThat(answer.statusCode()).as(request.name()).isEqualTo(200);
        assertThat(LosslessJson.read(answer.body()))
            .as(request.name())
            .isEqualTo(StandAloneWireMock.ticketFor(operation, request));
      }
    }
  }

  @Test
  void everyDocumentedAnswerCanBeHad() throws Exception {
    for (Operation operation : CONTRACT.operations()) {
      for (ContractResponse answer : operation.answers().values()) {
        for (ContractExample example : answer.examples()) {
          String code = answer.status().replace('X', '0');
          HttpResponse<String> given =
              send(operation, "{}", "code=" + code + ", example=" + example.name());
          assertThat(given.statusCode()).as(example.name()).isEqualTo(Integer.parseInt(code));
          assertThat(given.headers().firstValue("content-type")).hasValue("application/json");
          assertThat(LosslessJson.read(given.body())).as(example.name()).isEqualTo(example.value());
        }
      }
    }
  }

  @Test
  void aRequestWithoutWhatIsRequiredIsRefusedAndAnyOtherIsTaken() throws Exception {
    for (Operation operation : CONTRACT.submits()) {
      assertThat(send(operation, "{\"seed\":1}", "").statusCode()).isEqualTo(422);
      assertThat(send(operation, "no json", "").statusCode()).isEqualTo(422);
      String body = "{\"prompt\":\"p\",\"image_url\":\"https://example.com/a.png\"}";
      assertThat(send(operation, body, "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aJobIsOverAtOnce() throws Exception {
    JsonNode status = LosslessJson.read(send(CONTRACT.operation("status"), "", "").body());
    assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
    JsonNode result = LosslessJson.read(send(CONTRACT.operation("result"), "", "").body());
    assertThat(result.path("images")).hasSize(1);
  }

  private static HttpResponse<String> send(Operation operation, String body, String prefer)
      throws Exception {
    String path = operation.expand(Map.of("owner", "fal-ai", "app", "flux-1", "request_id", "7"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(requireNonNull(server).url() + path))
            .method(operation.method(), BodyPublishers.ofString(body));
    if (!prefer.isEmpty()) {
      request.header("Prefer", prefer);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
