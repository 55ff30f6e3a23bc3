package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class JwksFetchTest {
  private static final byte[] NO_BODY = {};
  private final TestClock clock = new TestClock();

  @Test
  void isInterruptedEvenWhileTheAddressKeepsSilent() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      WebhookVerifier verifier =
          WebhookVerifier.builder()
              .keySetUrl("http://127.0.0.1:" + silent.getLocalPort())
              .clock(clock)
              .build();
      BlockedThread fetch = new BlockedThread(() -> check(verifier));
      try (Socket asked = silent.accept()) {
        fetch.thread.interrupt();
        assertThat(fetch.failure()).isInstanceOf(InterruptedCallException.class);
        assertThat(fetch.interrupted).isTrue();
        assertThat(asked.isConnected()).isTrue();
      }
    }
  }

  @Test
  void takesTenSecondsAtMost() {
    AtomicLong limit = new AtomicLong();
    JwksServer address = new JwksServer(new WebhookSigner());
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  limit.set(chain.call().timeout().timeoutNanos());
                  return address.intercept(chain);
                })
            .build();
    WebhookVerifier verifier = WebhookVerifier.builder().httpClient(client).clock(clock).build();
    assertThatThrownBy(() -> check(verifier)).isInstanceOf(WebhookRejectedException.class);
    assertThat(limit).hasValue(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void isNotLedFromOneSchemeToTheOther() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://127.0.0.1:9/keys");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    try {
      WebhookVerifier verifier =
          WebhookVerifier.builder()
              .keySetUrl("http://127.0.0.1:" + server.getAddress().getPort())
              .clock(clock)
              .build();
      assertThatThrownBy(() -> check(verifier)).hasMessageContaining("HTTP 302");
    } finally {
      server.stop(0);
    }
  }

  private void check(WebhookVerifier verifier) {
    verifier.verify(new WebhookSigner().sign(clock.instant(), NO_BODY)::get, NO_BODY);
  }
}
