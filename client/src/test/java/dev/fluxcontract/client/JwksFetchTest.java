package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Cache;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /**
   * A key that was rotated is not seen in a cache, and the sender is told nothing of the caller.
   */
  @Test
  void usesNeitherCacheNorCookiesNorAuthenticatorOfTheCallers(@TempDir Path folder)
      throws Exception {
    TestClock clock = new TestClock();
    WebhookSigner[] sender = {new WebhookSigner()};
    AtomicInteger asked = new AtomicInteger();
    SocketGateway.Handler rotating =
        exchange ->
            exchange.json(
                asked.incrementAndGet() == 2 ? 401 : 200,
                JwksServer.keySet(sender[0]),
                "Cache-Control: max-age=3600");
    try (SocketGateway address = new SocketGateway(rotating);
        Cache cache = new Cache(folder.toFile(), 1 << 20)) {
      OkHttpClient callers =
          new OkHttpClient.Builder()
              .cache(cache)
              .cookieJar(new SessionCookie())
              .authenticator(
                  (route, response) ->
                      response.request().newBuilder().header("Authorization", "Key k").build())
              .build();
      WebhookVerifier verifier =
          WebhookVerifier.builder()
              .keySetUrl(address.url())
              .httpClient(callers)
              .clock(clock)
              .build();
      byte[] body = SampleImages.bytes("{\"request_id\":\"job-1\",\"status\":\"OK\"}");
      verifier.verify(sender[0].sign(clock.instant(), body)::get, body);
      sender[0] = new WebhookSigner();
      clock.advance(Duration.ofMinutes(2));
      assertThatThrownBy(() -> verifier.verify(sender[0].sign(clock.instant(), body)::get, body))
          .isInstanceOf(FluxException.class);
      clock.advance(Duration.ofMinutes(2));
      verifier.verify(sender[0].sign(clock.instant(), body)::get, body);
      assertThat(address.received)
          .hasSize(3)
          .allSatisfy(
              exchange ->
                  assertThat(exchange.headers).doesNotContainKeys("Cookie", "Authorization"));
    }
  }

  private static final class SessionCookie implements CookieJar {
    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      return List.of(new Cookie.Builder().name("session").value("s").domain(url.host()).build());
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {}
  }
}
