package dev.fluxcontract.conformance.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stub files, served by a WireMock server that has no other stubs, and asked over plain HTTP.
 */
class StubFilesTest {
  private static final Contract CONTRACT = Contract.bundled();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static @Nullable StubServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    server = new StubServer(directory);
  }

  @AfterAll
  static void stop() {
    requireNonNull(server).close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.fluxcontract.conformance.replay.DocumentedRequest#all")
  void aDocumentedRequestGetsTheTicketOfItsDocument(DocumentedRequest documented) throws Exception {
    String body = LosslessJson.write(documented.example().value());
    HttpResponse<String> response = send(documented.operation(), body, "");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(LosslessJson.read(response.body())).isEqualTo(documented.ticket());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.fluxcontract.conformance.replay.DocumentedResponse#all")
  void theHeaderPreferSelectsADocumentedResponse(DocumentedResponse documented) throws Exception {
    HttpResponse<String> response = send(documented.operation(), "{}", documented.prefer());
    assertThat(response.statusCode()).isEqualTo(documented.status());
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(LosslessJson.read(response.body())).isEqualTo(documented.example().value());
  }

  @Test
  void aRequestWithoutARequiredFieldIsRejectedAndAnyOtherIsAccepted() throws Exception {
    for (Operation operation : CONTRACT.submits()) {
      assertThat(send(operation, "{\"seed\":1}", "").statusCode()).isEqualTo(422);
      assertThat(send(operation, "no json", "").statusCode()).isEqualTo(422);
      if (requireNonNull(operation.answer(200)).examples().isEmpty()) {
        continue; // There is nothing to replay.
      }
      String image = "\"https://example.com/a.png\"";
      String body = "{\"prompt\":\"p\",\"image_url\":" + image + ",\"image_urls\":[" + image + "]}";
      assertThat(send(operation, body, "").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aJobIsCompletedAtOnce() throws Exception {
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
