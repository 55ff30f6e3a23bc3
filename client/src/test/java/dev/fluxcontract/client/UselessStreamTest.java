package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.SocketGateway.Handler;
import dev.fluxcontract.client.model.ImageResult;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams of gateways that have none, or that say nothing of use on them. */
class UselessStreamTest {
  static Stream<Arguments> uselessStreams() {
    return Stream.of(
        Arguments.of("none", (Handler) exchange -> exchange.json(404, "{'detail':'none'}")),
        Arguments.of(
            "a status", (Handler) exchange -> exchange.json(200, "{'status':'COMPLETED'}")),
        Arguments.of("trouble", (Handler) exchange -> exchange.json(503, "{}")),
        Arguments.of("a redirect", (Handler) exchange -> exchange.json(307, "{}", "Location: /")),
        Arguments.of("a reset", (Handler) Exchange::reset),
        Arguments.of(
            "an endless page",
            (Handler)
                exchange -> {
                  exchange.raw("HTTP/1.1 200 X\r\nContent-Type: text/html\r\n\r\n");
                  endless(exchange, "<p>");
                }),
        Arguments.of(
            "an endless line",
            (Handler)
                exchange -> {
                  exchange.raw(StreamHarness.EVENTS);
                  endless(exchange, "data: data: data: ");
                }),
        Arguments.of(
            "endless comments",
            (Handler)
                exchange -> {
                  exchange.raw(StreamHarness.EVENTS);
                  endless(exchange, ": hello\n".repeat(8_000));
                }),
        Arguments.of(
            "garbage",
            (Handler)
                exchange -> {
                  exchange.raw(
                      StreamHarness.EVENTS
                          + "data: {\n\ndata: [1]\n\ndata:\n\ndata: {\"status\":7}\n");
                  exchange.close();
                }),
        Arguments.of(
            "an early end",
            (Handler)
                exchange -> {
                  exchange.raw(StreamHarness.EVENTS + "data: {\"status\":\"IN_QUEUE\"}\n\n");
                  exchange.close();
                }));
  }

  private static void endless(Exchange exchange, String text) throws IOException {
    while (true) {
      exchange.raw(text);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uselessStreams")
  void costsNothingWhereItIs(String name, Handler stream) throws Exception {
    try (StreamHarness scene = new StreamHarness(stream)) {
      long begun = scene.time.nanoTime();
      scene.end(scene.submit().future());
      assertThat(scene.since(begun)).isEqualTo(StreamHarness.EVERY.multipliedBy(3));
      assertThat(scene.streams()).hasSize(1);
    }
  }

  @Test
  void costsNothingWhereItIsSilent() throws Exception {
    Handler silent =
        exchange -> {
          exchange.raw(StreamHarness.EVENTS);
          exchange.stall();
        };
    try (StreamHarness scene = new StreamHarness(silent)) {
      long begun = scene.time.nanoTime();
      CompletableFuture<ImageResult> images = scene.submit().future();
      scene.gateway.awaitRequest(2);
      scene.endInSilence(images);
      assertThat(scene.since(begun)).isEqualTo(StreamHarness.EVERY.multipliedBy(3));
      assertThat(scene.streams().get(0).isGone()).isTrue();
    }
  }

  @Test
  void isNotAskedForAgainWhereThereIsNone() throws Exception {
    try (StreamHarness scene = new StreamHarness(exchange -> exchange.json(405, "{}"))) {
      scene.over.set(true);
      scene.end(scene.submit().future());
      scene.end(scene.submit().future());
      assertThat(scene.streams()).hasSize(1);
    }
  }
}
