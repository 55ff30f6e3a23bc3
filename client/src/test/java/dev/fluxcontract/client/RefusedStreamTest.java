package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 has ways to say that a request was not processed: then it is sent again. */
class RefusedStreamTest {
  private static SocketHarness scene(Http2Gateway gateway) {
    return scene(gateway, 3);
  }

  private static SocketHarness scene(Http2Gateway gateway, int retries) {
    return new SocketHarness(
        exchange -> {},
        settings ->
            settings
                .gateway(gateway.url())
                .retries(retries)
                .httpClient(TlsIdentity.localhost().trustingClient().build()));
  }

  @Test
  void isSubmittedAgain() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Http2Gateway gateway =
            new Http2Gateway(
                stream -> {
                  if (count.incrementAndGet() <= 3) {
                    stream.reset(Http2Gateway.REFUSED_STREAM);
                  } else {
                    stream.json(200, TICKET);
                  }
                });
        SocketHarness scene = scene(gateway)) {
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(gateway.received).hasSize(4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Http2Gateway.REFUSED_STREAM, Http2Gateway.HTTP_1_1_REQUIRED})
  void isCertainlyNotTaken(int errorCode) throws Exception {
    try (Http2Gateway gateway = new Http2Gateway(stream -> stream.reset(errorCode));
        SocketHarness scene = scene(gateway, 0)) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(failure.getMessage()).doesNotContain("not known");
      assertThat(gateway.received).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Http2Gateway.REFUSED_STREAM, Http2Gateway.HTTP_1_1_REQUIRED})
  void isNotSubmittedAgainAfterTheResponseHasBegun(int errorCode) throws Exception {
    try (Http2Gateway gateway =
            new Http2Gateway(
                stream -> {
                  stream.headers(200, 0);
                  stream.reset(errorCode);
                });
        SocketHarness scene = scene(gateway)) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(failure.status()).isEqualTo(200);
      assertThat(gateway.received).hasSize(1);
      assertThat(gateway.receivedOverHttp1).isEmpty();
    }
  }

  @Test
  void isSubmittedAgainOverHttp1WhereTheGatewayRequiresThat() throws Exception {
    try (Http2Gateway gateway =
            new Http2Gateway(stream -> stream.reset(Http2Gateway.HTTP_1_1_REQUIRED));
        SocketHarness scene = scene(gateway)) {
      gateway.http1 = TICKET;
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(gateway.received).hasSize(1);
      assertThat(gateway.receivedOverHttp1)
          .hasSize(2)
          .allMatch(line -> line.startsWith("POST /fal-ai/flux-1/dev "));
    }
  }

  @Test
  void isSubmittedAgainOnAnotherConnectionAfterGoaway() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Http2Gateway gateway =
            new Http2Gateway(
                stream -> {
                  if (count.incrementAndGet() == 2) {
                    stream.goAway();
                  } else {
                    stream.json(200, TICKET);
                  }
                });
        SocketHarness scene = scene(gateway)) {
      scene.end(scene.submit());
      assertThat(scene.end(scene.submit()).requestId()).isEqualTo("r1");
      assertThat(gateway.received).hasSize(3);
      assertThat(gateway.received.get(2).sharesConnectionWith(gateway.received.get(1))).isFalse();
    }
  }

  @Test
  void isNotSubmittedAgainAfterAResetThatSaysNothingOfTheKind() throws Exception {
    int internalError = 0x2;
    try (Http2Gateway gateway = new Http2Gateway(stream -> stream.reset(internalError));
        SocketHarness scene = scene(gateway)) {
      TransportException failure = scene.failure(TransportException.class, scene.submit());
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
      assertThat(gateway.received).hasSize(1);
    }
  }
}
