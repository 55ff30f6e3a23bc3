package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A response whose head came and whose rest did not. */
class BrokenResponseTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nx-fal-request-id: r7\r\nContent-Length: 500\r\n\r\n{\"status\":";
  private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";

  private static void assertThatTheHeadIsKept(FluxException failure) {
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(failure.status()).isEqualTo(200);
    assertThat(failure.requestId()).isEqualTo("r7");
    assertThat(failure.headers()).containsKey("x-fal-request-id");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesTheRequestIdAndTheStatusInTheException(boolean reset) throws Exception {
    SocketGateway.Handler breaking =
        exchange -> {
          exchange.raw(HEAD);
          if (reset) {
            exchange.reset();
          } else {
            exchange.close();
          }
        };
    try (SocketHarness scene = new SocketHarness(breaking)) {
      assertThatTheHeadIsKept(scene.failure(TransportException.class, scene.submit()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 500\r\n\r\n%s",
        "Transfer-Encoding: chunked\r\n\r\n%2$x\r\n%1$s\r\n",
        "Transfer-Encoding: chunked\r\n\r\n%2$x\r\n%1$s\r\nnonsense\r\n"
      })
  void isReadWhereTheTicketCameWhole(String rest) throws Exception {
    String ticket = TICKET.replace('\'', '"');
    SocketGateway.Handler breaking =
        exchange -> {
          exchange.raw("HTTP/1.1 200 OK\r\n" + rest.formatted(ticket, ticket.length()));
          exchange.close();
        };
    try (SocketHarness scene = new SocketHarness(breaking)) {
      assertThat(scene.submit().get(10, TimeUnit.SECONDS).requestId()).isEqualTo("r1");
    }
  }

  /** Okio says in hex what it read where a line does not end, and that may be the key. */
  @Test
  void isToldWithoutTheBytesThatCame() throws Exception {
    SocketGateway.Handler breaking =
        exchange -> {
          exchange.raw(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n0\r\nx: KEY");
          exchange.close();
        };
    try (SocketHarness scene = new SocketHarness(breaking)) {
      FluxException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure).hasMessageContaining("not found").hasMessageNotContaining("4b4559");
    }
  }

  @Test
  void leavesThemThereAlsoWhereTheTimeLimitEndsTheCall() throws Exception {
    SocketGateway.Handler stalling =
        exchange -> {
          exchange.raw(HEAD);
          exchange.stall();
        };
    try (SocketHarness scene =
        new SocketHarness(stalling, settings -> settings.attemptTimeout(Duration.ofSeconds(5)))) {
      CompletableFuture<Job> submit = scene.submit();
      awaitHead(scene);
      scene.time.advance(Duration.ofSeconds(5));
      assertThatTheHeadIsKept(scene.failure(TransportException.class, submit));
    }
  }

  @Test
  void leavesThemThereAlsoWhereTheDeadlineDoes() throws Exception {
    SocketGateway.Handler stalling =
        exchange -> {
          exchange.raw(HEAD);
          exchange.stall();
        };
    try (SocketHarness scene =
        new SocketHarness(stalling, settings -> settings.deadline(Duration.ofSeconds(5)))) {
      CompletableFuture<Job> submit = scene.submit();
      awaitHead(scene);
      scene.time.advance(Duration.ofSeconds(5));
      assertThatTheHeadIsKept(scene.failure(DeadlineExceededException.class, submit));
    }
  }

  /** Waits, in real time, until a thread of the client's reads the body. */
  private static void awaitHead(SocketHarness scene) throws InterruptedException {
    scene.gateway.awaitRequest(1);
    while (Thread.getAllStackTraces().values().stream()
        .flatMap(Arrays::stream)
        .noneMatch(frame -> frame.getClassName().endsWith(".BoundedBody"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void isReadBehindAnInterimOne() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              exchange.raw(EARLY_HINTS);
              exchange.json(200, TICKET);
            })) {
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103})
  void isReadOrNamedBehindSeveralInterimOnes(int status) throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              exchange.raw(EARLY_HINTS);
              exchange.raw("HTTP/1.1 " + status + " Interim\r\n\r\n");
              exchange.json(200, TICKET);
            })) {
      assertThatItIsReadOrNamed(scene);
    }
  }

  @Test
  void isReadOrNamedBehindSeveralInterimOnesOverHttp2() throws Exception {
    try (Http2Gateway gateway =
            new Http2Gateway(
                stream -> {
                  stream.headers(103, 0);
                  stream.headers(103, 0);
                  stream.json(200, TICKET);
                });
        SocketHarness scene =
            new SocketHarness(
                exchange -> {},
                settings ->
                    settings
                        .gateway(gateway.url())
                        .httpClient(TlsIdentity.localhost().trustingClient().build()))) {
      assertThatItIsReadOrNamed(scene);
    }
  }

  private static void assertThatItIsReadOrNamed(SocketHarness scene) {
    if (System.getProperty("okhttp.expected", "4.").startsWith("4")) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(failure).hasMessageContaining("more than one interim response");
    } else {
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
    }
  }

  @Test
  void isTheProxysWhereItAsksForAPassword() throws Exception {
    try (SocketGateway proxy =
            new SocketGateway(
                exchange ->
                    exchange.json(407, "{}", "Proxy-Authenticate: Basic realm=\"office\""));
        SocketHarness scene =
            new SocketHarness(
                Exchange::stall,
                settings ->
                    settings.gateway("http://relay.test").httpClient(throughProxy(proxy)))) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(failure.status()).isEqualTo(407);
      assertThat(failure).hasMessageContaining("proxy").hasMessageContaining("proxyAuthenticator");
      assertThat(proxy.received).hasSize(1);
    }
  }

  private static OkHttpClient throughProxy(SocketGateway proxy) {
    return new OkHttpClient.Builder()
        .proxy(
            new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
        .build();
  }
}
