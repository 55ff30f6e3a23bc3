package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A submit leaves once over a connection that an earlier call has left open, or closed meanwhile.
 */
class KeptConnectionTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void onAConnectionThatTheGatewayHasClosedMeanwhile(boolean reset) throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              exchange.json(200, TICKET);
              if (reset) {
                exchange.reset();
              } else {
                exchange.close();
              }
            })) {
      for (int submits = 1; submits <= 5; submits++) {
        assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
        assertThat(scene.gateway.awaitRequest(submits).isGone()).isTrue();
        assertThat(scene.gateway.received).hasSize(submits);
      }
    }
  }

  @Test
  void onAConnectionOnWhichTheGatewayHasSaidGoodbye() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    SocketGateway.Handler goodbye =
        exchange -> {
          exchange.json(200, TICKET);
          answered.await();
          exchange.raw(
              "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        };
    try (SocketHarness scene = new SocketHarness(goodbye)) {
      scene.end(scene.submit());
      answered.countDown();
      scene.gateway.received.get(0).served.await();
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(scene.gateway.received).hasSize(2);
    }
  }

  @Test
  void overAConnectionThatStillStands() throws Exception {
    try (SocketHarness scene = new SocketHarness(exchange -> exchange.json(200, TICKET))) {
      for (int submits = 1; submits <= 5; submits++) {
        scene.end(scene.submit());
      }
      assertThat(scene.gateway.received)
          .extracting(exchange -> exchange.number)
          .containsExactly(1, 2, 3, 4, 5);
    }
  }
}
