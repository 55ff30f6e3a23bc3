package dev.fluxcontract.conformance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.conformance.http.RawServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's recipe for Retrofit without FluxClient submits once, whatever the gateway answers. */
@Timeout(60)
class PlainRetrofitTest {
  private static final String END = "Content-Length: 0\r\nConnection: close\r\n\r\n";

  @TempDir static Path classes;
  private static Class<? extends Setting> recipe;

  @BeforeAll
  static void compile() throws Exception {
    List<SnippetSource> recipes =
        Snippet.in(Path.of("../client/README.md")).stream()
            .filter(snippet -> snippet.body().contains(".create(FluxApi.class)"))
            .map(snippet -> new SnippetSource(snippet, 0))
            .toList();
    assertThat(recipes).hasSize(1);
    SnippetCompiler compiler = new SnippetCompiler(classes);
    assertThat(compiler.compile(recipes)).isEmpty();
    recipe = compiler.loader().loadClass(recipes.get(0).className()).asSubclass(Setting.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "503 Busy|Retry-After: 0",
        "503 Busy|Retry-After: 1",
        "408 Late|Retry-After: 0",
        "408 Late|X: y",
        "421 Misdirected|X: y",
        "401 Who|WWW-Authenticate: Basic realm=x",
        "407 Who|Proxy-Authenticate: Basic realm=x",
        "300 Choose|Location: /again",
        "301 Moved|Location: /again",
        "302 Found|Location: /again",
        "303 Other|Location: /again",
        "307 Moved|Location: /again",
        "308 Moved|Location: /again"
      })
  void submitsOnceWhateverTheStatus(String head) throws Exception {
    assertThat(requests("HTTP/1.1 " + head.replace("|", "\r\n") + "\r\n" + END))
        .singleElement()
        .asString()
        .startsWith("POST /fal-ai/flux-1/dev ")
        .contains("Authorization: Bearer a-key")
        .contains("{\"prompt\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 2",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"
      })
  void submitsOnceWhereverTheConnectionBreaks(String begun) throws Exception {
    assertThat(requests(begun)).hasSize(1);
  }

  @Test
  void readsTheTicket() throws Exception {
    String ticket =
        "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\",\"response_url\":\"/r\","
            + "\"status_url\":\"/s\",\"cancel_url\":\"/c\",\"queue_position\":0}";
    assertThat(requests(RawServer.json(200, ticket))).hasSize(1);
  }

  /** What the recipe sends where each request has this answer. */
  private static List<String> requests(String answer) throws Exception {
    try (RawServer server = new RawServer(request -> answer);
        FluxClient unused = FluxClient.builder().gateway(server.url()).apiKey("a-key").build()) {
      Setting submit =
          recipe
              .getConstructor(FluxClient.class, String.class, String.class, Path.class)
              .newInstance(unused, server.url(), "a-key", classes);
      try {
        submit.run();
      } catch (IOException e) {
        // The connection broke.
      }
      return server.requests();
    }
  }
}
