package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.model.Image;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What frames a body, and is not part of it, is read within a bound as well. */
@Timeout(60)
class EndlessFramingTest {
  private static final String CHUNK = "Transfer-Encoding: chunked\r\n\r\n1;extension=";
  private static final String FILE_NAME =
      "Content-Encoding: gzip\r\n\r\n\u001f\u008b\b\b\0\0\0\0\0\0";
  private static final int BLOCK = 1 << 16;
  private static final long MUCH = 256L << 20;

  private final AtomicLong written = new AtomicLong();

  @ParameterizedTest
  @ValueSource(strings = {CHUNK, FILE_NAME})
  void aSubmitReadsLittleOfIt(String begin) throws Exception {
    try (SocketHarness scene = endless(begin)) {
      assertThatThrownBy(() -> scene.client.submit(ClientHarness.REQUEST))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.taken()).isEqualTo(Taken.UNKNOWN))
          .hasMessageContaining("not part of the body");
      assertThat(written.get()).isLessThan(MUCH / 8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CHUNK, FILE_NAME})
  void aDownloadReadsLittleOfIt(String begin) throws Exception {
    try (SocketHarness scene = endless(begin)) {
      Image image =
          SampleModels.with(
              Image.class, Map.of("url", "http://127.0.0.1:" + scene.gateway.port() + "/i.png"));
      assertThatThrownBy(() -> scene.client.download(image, new ByteArrayOutputStream()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("not part of the body");
      assertThat(written.get()).isLessThan(MUCH / 8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {CHUNK, FILE_NAME})
  void aFetchOfWebhookKeysReadsLittleOfIt(String begin) throws Exception {
    TestClock clock = new TestClock();
    byte[] body = {};
    try (SocketHarness scene = endless(begin)) {
      WebhookVerifier verifier =
          WebhookVerifier.builder()
              .keySetUrl("http://127.0.0.1:" + scene.gateway.port())
              .clock(clock)
              .build();
      assertThatThrownBy(
              () -> verifier.verify(new WebhookSigner().sign(clock.instant(), body)::get, body))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("not part of the body");
      assertThat(written.get()).isLessThan(MUCH / 8);
    }
  }

  /** Its sockets are not counted, but what is unpacked is. */
  @Test
  void aSocketFactoryOfTheCallersOwnDoesNotUndoTheLimitOfGzip() throws Exception {
    OkHttpClient callers =
        new OkHttpClient.Builder().socketFactory(new LoopbackSocketFactory()).build();
    try (SocketHarness scene = endless(FILE_NAME, callers)) {
      assertThatThrownBy(() -> scene.client.submit(ClientHarness.REQUEST))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("not part of the body");
      assertThat(written.get()).isLessThan(MUCH / 8);
    }
  }

  private SocketHarness endless(String begin) {
    return endless(begin, new OkHttpClient());
  }

  private SocketHarness endless(String begin, OkHttpClient http) {
    return new SocketHarness(
        exchange -> {
          exchange.raw(("HTTP/1.1 200 OK\r\n" + begin).getBytes(ISO_8859_1));
          byte[] block = "x".repeat(BLOCK).getBytes(ISO_8859_1);
          while (written.get() < MUCH) {
            exchange.raw(block);
            written.addAndGet(BLOCK);
          }
        },
        settings -> settings.retries(0).httpClient(http));
  }
}
