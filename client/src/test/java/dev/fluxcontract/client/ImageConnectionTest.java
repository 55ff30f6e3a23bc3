package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.model.Image;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connections to hosts of images. */
@Timeout(60)
class ImageConnectionTest {
  private static final DownloadOptions DEFAULTS = DownloadOptions.defaults();
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String GIF = "GIF89a, and more";

  private static void serveImage(SocketGateway.Exchange exchange) throws IOException {
    exchange.raw("HTTP/1.1 200 OK\r\nContent-Length: " + GIF.length() + "\r\n\r\n" + GIF);
  }

  @Test
  void isUsedForOneImageAfterAnother() throws IOException {
    try (SocketGateway host = new SocketGateway(ImageConnectionTest::serveImage);
        DownloadHarness fetching = new DownloadHarness(host.url(), settings -> settings)) {
      for (int image = 1; image <= 3; image++) {
        fetching.toMemory(host.url() + "/" + image, DEFAULTS);
      }
      assertThat(host.received).extracting(exchange -> exchange.number).containsExactly(1, 2, 3);
    }
  }

  /** Of HTTP/2, OkHttp bounds no block of headers; and an image's host is anybody. */
  @Test
  void speaksHttp1OverTlsWhateverTheCallersClientSpeaks() throws IOException {
    OkHttpClient callers =
        TlsIdentity.localhost()
            .trustingClient()
            .protocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))
            .build();
    try (Http2Gateway host = new Http2Gateway(stream -> stream.json(200, GIF));
        BlackHoleRelay relay = new BlackHoleRelay(host.port());
        DownloadHarness fetching =
            new DownloadHarness(host.url(), settings -> settings.httpClient(callers))) {
      host.http1 = GIF;
      for (int image = 1; image <= 3; image++) {
        String url = "https://localhost:" + relay.port() + "/" + image;
        assertThat(fetching.toMemory(url, DEFAULTS)).isEqualTo(GIF.getBytes(US_ASCII));
      }
      assertThat(host.receivedOverHttp1).hasSize(3);
      assertThat(host.received).isEmpty();
      assertThat(relay.connections()).isEqualTo(1);
    }
  }

  @Test
  void isClosedWithTheClientThoughTheGatewaysWereRetired() throws Exception {
    try (SocketGateway host = new SocketGateway(ImageConnectionTest::serveImage);
        SocketHarness scene =
            new SocketHarness(
                SocketGateway.Exchange::stall, settings -> settings.attemptTimeout(LIMIT))) {
      Image image = SampleModels.with(Image.class, Map.of("url", host.url() + "/1"));
      scene.client.downloadBytes(image);
      CompletableFuture<Job> lost = scene.submit();
      scene.gateway.awaitRequest(1);
      scene.time.advance(LIMIT);
      scene.failure(TransportException.class, lost);
      scene.client.downloadBytes(image);
      scene.client.close();
      assertThat(host.received).hasSize(2);
      assertThat(host.received.get(1).isGone()).isTrue();
    }
  }
}
