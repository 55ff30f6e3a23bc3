package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/**
 * A submit that certainly has not reached the gateway is tried again, and known not to be taken.
 */
class UnreachableGatewayTest {
  @Test
  void refusesConnections() throws Exception {
    // Bound, so that nobody else gets the port, and not listening.
    try (Socket taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String url = "http://127.0.0.1:" + taken.getLocalPort();
      refusesConnections(url);
    }
  }

  private static void refusesConnections(String url) throws Exception {
    try (SocketHarness scene =
        new SocketHarness(exchange -> {}, settings -> settings.gateway(url))) {
      long begin = scene.time.nanoTime();
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(Duration.ofNanos(scene.time.nanoTime() - begin))
          .isGreaterThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void isThereAtLast() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    OkHttpClient late =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  if (lookups.incrementAndGet() < 3) {
                    throw new java.net.UnknownHostException(host);
                  }
                  return okhttp3.Dns.SYSTEM.lookup("127.0.0.1");
                })
            .build();
    try (SocketHarness scene = new SocketHarness(exchange -> exchange.json(200, TICKET));
        SocketHarness named =
            new SocketHarness(
                exchange -> {},
                settings ->
                    settings
                        .httpClient(late)
                        .gateway(scene.gateway.url().replace("127.0.0.1", "relay.test")))) {
      assertThat(named.end(named.submit()).requestId()).isEqualTo("r1");
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  @Test
  void isUnknown() throws Exception {
    OkHttpClient lost =
        new OkHttpClient.Builder()
            .dns(
                host -> {
                  throw new java.net.UnknownHostException(host);
                })
            .build();
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {}, settings -> settings.httpClient(lost).gateway("http://relay.test"))) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(failure).hasMessage("The host of http://relay.test/ is unknown: relay.test");
    }
  }

  @Test
  void breaksOffTheHandshake() throws Exception {
    try (SocketGateway plain = new SocketGateway(Exchange::close);
        SocketHarness scene =
            new SocketHarness(
                exchange -> {},
                settings -> settings.gateway(plain.url().replace("http:", "https:")))) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.NO);
    }
  }
}
