package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the embedded gateway's server lets in, and how it answers what is not a request for a job.
 */
class GatewayServerTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /__admin",
        "GET /__admin/",
        "GET /__admin/mappings",
        "DELETE /__admin/mappings",
        "POST /__admin/shutdown",
        "POST /__admin/reset",
        "POST /__admin/settings",
        "GET /__admin/docs",
        "GET /__admin/swagger-ui/index.html",
        "GET /__admin/recorder/",
        "GET /__admin/not-matched",
        "GET /__files/x.json",
      })
  void noWayLeadsToTheAdministrationOfTheServer(String request) throws Exception {
    String stranger = exchange(request + " HTTP/1.1\r\nOrigin: https://evil.example");
    assertThat(stranger).startsWith("HTTP/1.1 401 ");
    String owner = exchange(request + " HTTP/1.1\r\nAuthorization: Bearer " + GATEWAY.key());
    assertThat(owner).startsWith("HTTP/1.1 404 ");
    assertThat(stranger + owner).doesNotContainIgnoringCase("Access-Control-");
    assertThat(json(owner).path("error_type").asText()).isEqualTo("not_found");
    assertThat(GatewayHarness.to(GATEWAY).submit("{\"prompt\":\"p\"}")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/__admin/mappings", GatewayHarness.DEV, "/anything"})
  void noPageOfAnotherOriginIsLetIn(String path) throws Exception {
    String answer =
        exchange(
            "OPTIONS "
                + path
                + " HTTP/1.1\r\nOrigin: https://evil.example"
                + "\r\nAccess-Control-Request-Method: POST");
    assertThat(answer).doesNotContainIgnoringCase("Access-Control-").startsWith("HTTP/1.1 401 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%zz",
        "/a?b=%",
        "/a?b=%zz",
        "/a?%zz=b",
        "/fal-ai/flux-1/dev?fal_webhook=%",
        "/fal-ai/flux-1/requests/%zz/status",
        "/fal-ai/flux-1/requests/a%00b/status",
        "/files/x/99999999999999999999.png",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/../x",
        "//",
        "/|{}^`",
        "/a;b=c",
        "/\u00e9",
        "*",
        "http://[/",
        "http://other.example/fal-ai/flux-1/dev",
        "x",
        "/a?b=\\u0000",
      })
  void whateverThePathIsTheAnswerIsJsonAndNoStackTrace(String path) throws Exception {
    String answer = exchange("GET " + path + " HTTP/1.1\r\nAuthorization: Bearer " + GATEWAY.key());
    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(json(answer).path("detail").asText()).isNotEmpty();
    assertThat(answer).doesNotContain("java.", "Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONSENSE", "GET / HTTP/9.9", "GET / HTTP/1.1\r\nContent-Length: x"})
  void whatIsNoRequestIsAnsweredWithJson(String request) throws Exception {
    String answer = exchange(request);
    assertThat(answer).startsWith("HTTP/1.1 ");
    assertThat(json(answer).path("detail").asText()).isNotEmpty();
    assertThat(answer).doesNotContain("java.", "Exception", "<h1>");
  }

  @Test
  void aDefectOfTheGatewayIs500WithoutAStackTrace() {
    try (FluxGateway gateway = FluxGateway.builder().clock(new BrokenClock()).start()) {
      GatewayHarness.Answer answer =
          GatewayHarness.to(gateway).post(GatewayHarness.DEV, "{\"prompt\":\"p\"}");
      assertThat(answer.status()).isEqualTo(500);
      assertThat(answer.json().path("detail").asText()).isNotEmpty();
      assertThat(answer.text()).doesNotContain("java.", "\tat ");
    }
  }

  @Test
  void aBodyThatIsTooLongIsRefusedUnread() throws Exception {
    String answer =
        exchange(
            "POST "
                + GatewayHarness.DEV
                + " HTTP/1.1\r\nContent-Length: 2000000000\r\nAuthorization: Bearer "
                + GATEWAY.key());
    assertThat(answer).startsWith("HTTP/1.1 413 ");
    assertThat(json(answer).path("detail").asText()).contains("32 MiB");
    assertThat(GATEWAY.requests()).isEmpty();
  }

  @Test
  void requestsAreKeptUpToANumberOfBytes() {
    String prompt = "p".repeat(3 << 20);
    for (int i = 0; i < 30; i++) {
      assertThat(GatewayHarness.to(GATEWAY).post("/none", prompt + i).status()).isEqualTo(404);
    }
    long kept = GATEWAY.requests().stream().mapToLong(request -> request.body().length()).sum();
    assertThat(kept).isBetween(40L << 20, 64L << 20);
    assertThat(GATEWAY.requests().get(GATEWAY.requests().size() - 1).body()).endsWith("29");
  }

  private static JsonNode json(String answer) throws IOException {
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    int from = body.indexOf('{');
    assertThat(from).as(answer).isNotNegative();
    return LosslessJson.read(body.substring(from, body.lastIndexOf('}') + 1));
  }

  private static String exchange(String head) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), GATEWAY.port())) {
      socket.setSoTimeout(20_000);
      // Jetty looks at a request when the first bytes of its body are there.
      String body = head.startsWith("POST /fal") ? "{" : "";
      String whole = head + "\r\nHost: localhost\r\nConnection: close\r\n\r\n" + body;
      socket.getOutputStream().write(whole.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static final class BrokenClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      throw new IllegalStateException("The clock is broken");
    }
  }
}
