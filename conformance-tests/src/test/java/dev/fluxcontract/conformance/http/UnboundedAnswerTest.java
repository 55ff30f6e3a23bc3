package dev.fluxcontract.conformance.http;

import static dev.fluxcontract.conformance.http.StreamingServer.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of which some part does not end: what is read of them is bounded, and so is what is kept.
 */
class UnboundedAnswerTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  /** What a server may have in its send buffers beyond what was read. */
  private static final long READ_AND_BUFFERED = 96L << 20;

  @Test
  void aNameInAGzipHeaderThatDoesNotEndIsNotReadForEver() throws Exception {
    assertBounded(
        out -> {
          out.write(bytes(HEAD + "Content-Encoding: gzip\r\n\r\n"));
          // A gzip header with the flag that says that a file name follows.
          out.write(new byte[] {0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0});
        });
  }

  @Test
  void anExtensionOfAChunkThatDoesNotEndIsNotReadForEver() throws Exception {
    assertBounded(out -> out.write(bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n1;x=")));
  }

  @Test
  void aStatusLineThatDoesNotEndIsNotReadForEver() throws Exception {
    assertBounded(out -> out.write(bytes("HTTP/1.1 200 ")));
  }

  @Test
  void trailersThatDoNotEndAreNotReadForEver() throws Exception {
    assertBounded(
        out -> out.write(bytes(HEAD + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX: ")));
  }

  @Test
  void aBodyThatDoesNotEndIsNotReadForEver() throws Exception {
    assertBounded(out -> out.write(bytes(HEAD + "\r\n{\"status\":\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999", "99999999999999999999999", "-1", "soon", "1.5", ""})
  void aRetryAfterOfAnyValueIsAnAnswer(String value) throws Exception {
    try (StreamingServer server =
            new StreamingServer(
                (request, out) ->
                    out.write(
                        bytes(
                            "HTTP/1.1 503 Busy\r\nRetry-After: "
                                + value
                                + "\r\nContent-Length: 0\r\n\r\n")));
        GatewayHttp caller = caller()) {
      HttpUrl url = HttpUrl.get(server.url());
      assertThat(caller.once(ProbeRequest.get(RequestPurpose.RESULT, url)).status()).isEqualTo(503);
      assertThat(caller.once(ProbeRequest.submit(url, "{}", "a-case")).status()).isEqualTo(503);
      assertThat(caller.once(ProbeRequest.get(RequestPurpose.RESULT, url)).header("Retry-After"))
          .isEqualTo(value);
    }
  }

  @Test
  void aReadIsSentOnceWhateverIsAnswered() throws Exception {
    try (StreamingServer server =
            new StreamingServer(
                (request, out) ->
                    out.write(
                        bytes(
                            "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n")));
        GatewayHttp caller = caller()) {
      caller.once(ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url())));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void ofManyHeadersOnlySomeAreKept() throws Exception {
    StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n");
    for (int i = 0; i < 8_000; i++) {
      head.append("X-").append(i).append(": aaaaaaaaaaaaaaa\r\n");
    }
    try (StreamingServer server =
            new StreamingServer((request, out) -> out.write(bytes(head + "\r\n{}")));
        GatewayHttp caller = caller()) {
      ProbeResponse reply =
          caller.once(ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url())));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.exchange().responseHeaders().toString().length()).isLessThan(20_000);
      assertThat(reply.exchange().responseHeaders()).containsEntry("Content-Length", "2");
    }
  }

  @Test
  void aLongHeaderIsKeptInPart() throws Exception {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Long: " + "a".repeat(200_000) + "\r\n\r\n{}";
    try (StreamingServer server = new StreamingServer((request, out) -> out.write(bytes(head)));
        GatewayHttp caller = caller()) {
      ProbeResponse reply =
          caller.once(ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url())));
      assertThat(reply.exchange().responseHeaders().toString().length()).isLessThan(20_000);
    }
  }

  @Test
  void ofALongStatusLineOnlyTheStartIsShown() throws Exception {
    String nonsense = "no HTTP " + "b".repeat(200_000) + "\r\n\r\n";
    try (StreamingServer server =
            new StreamingServer((request, out) -> out.write(bytes(nonsense)));
        GatewayHttp caller = caller()) {
      String trouble =
          caller.once(ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url()))).trouble();
      assertThat(String.valueOf(trouble)).contains("no HTTP bbbb").hasSizeLessThan(1000);
    }
  }

  @Test
  void severalInterimAnswersAreFollowedByTheFinalOne() throws Exception {
    String interim =
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n";
    try (StreamingServer server =
            new StreamingServer(
                (request, out) ->
                    out.write(
                        bytes(
                            interim.repeat(3)
                                + "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":"
                                + request.charAt(5)
                                + "}")));
        GatewayHttp caller = caller()) {
      for (String number : new String[] {"1", "2", "3"}) {
        ProbeResponse reply =
            caller.once(
                ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url() + "/" + number)));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("{\"a\":" + number + "}");
      }
    }
  }

  private interface Start {
    void write(OutputStream out) throws IOException;
  }

  /** After the start as many letters follow as the caller takes. */
  private static void assertBounded(Start start) throws Exception {
    byte[] letters = new byte[64 << 10];
    Arrays.fill(letters, (byte) 'a');
    try (StreamingServer server =
            new StreamingServer(
                (request, out) -> {
                  start.write(out);
                  for (long i = 0; i < 20_000; i++) {
                    out.write(letters);
                  }
                });
        GatewayHttp caller = caller()) {
      ProbeResponse reply =
          caller.once(ProbeRequest.get(RequestPurpose.RESULT, HttpUrl.get(server.url())));
      assertThat(reply.trouble()).contains("MiB");
      assertThat(server.written()).isLessThan(READ_AND_BUFFERED);
    }
  }

  private static GatewayHttp caller() {
    return new GatewayHttp(
        new GatewayAddresses("http://127.0.0.1"),
        AuthPrefix.BEARER,
        "a-key-of-mine",
        null,
        Duration.ofMinutes(1),
        RunClock.system(),
        new Random(1),
        ExchangeInterceptor.NONE);
  }
}
