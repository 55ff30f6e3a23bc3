package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectTimeoutTest {
  @Test
  void coversTheTlsHandshake() throws Exception {
    // Takes the connection, and says nothing on it.
    try (ServerSocket silent = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        FluxClient client =
            FluxClient.builder()
                .gateway("https://127.0.0.1:" + silent.getLocalPort())
                .apiKey(ClientHarness.KEY)
                .retries(0)
                .connectTimeout(Duration.ofMillis(300))
                .build()) {
      TransportException failure =
          Assertions.catchThrowableOfType(
              TransportException.class, () -> client.submit(ClientHarness.REQUEST));
      assertThat(failure.taken()).isEqualTo(Taken.NO);
    }
  }

  @Test
  void endsNotTheCallItself() throws Exception {
    try (SocketGateway slow =
            new SocketGateway(
                exchange -> {
                  Thread.sleep(600);
                  exchange.json(200, ScriptedGateway.TICKET);
                });
        FluxClient client =
            FluxClient.builder()
                .gateway(slow.url())
                .apiKey(ClientHarness.KEY)
                .connectTimeout(Duration.ofMillis(300))
                .build()) {
      assertThat(client.submit(ClientHarness.REQUEST).requestId()).isEqualTo("r1");
    }
  }
}
