package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.SocketGateway.Handler;
import dev.fluxcontract.client.model.ImageResult;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamTest {
  private static final String EVENTS =
      "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
  private static final Duration EVERY = Duration.ofSeconds(3);

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean completed;

  private SocketScene scene(Handler stream) {
    return scene(stream, true);
  }

  private SocketScene scene(Handler stream, boolean listen) {
    Handler gateway =
        exchange -> {
          if (exchange.isPost()) {
            exchange.json(200, ScriptedGateway.TICKET);
          } else if (exchange.path.endsWith("/stream")) {
            stream.handle(exchange);
          } else if (exchange.path.contains("/status")) {
            boolean over = completed || asked.incrementAndGet() == 3;
            exchange.json(200, "{'status':'" + (over ? "COMPLETED" : "IN_QUEUE") + "'}");
          } else {
            exchange.json(200, "{'images':[{'url':'https://cdn.test/1.png'}]}");
          }
        };
    return new SocketScene(
        gateway, settings -> settings.polling(PollSchedule.fixed(EVERY)).streams(listen));
  }

  /** Keeps a stream open until the client closes it. */
  private void hold(Exchange exchange) throws IOException {
    open.incrementAndGet();
    try {
      exchange.stall();
    } finally {
      open.decrementAndGet();
    }
  }

  private static List<Exchange> streams(SocketScene scene) {
    return scene.gateway.received.stream().filter(one -> one.path.endsWith("/stream")).toList();
  }

  /** The gateway holds some of the client's threads, which are not to be waited for. */
  private void end(SocketScene scene, CompletableFuture<?> future) {
    scene.time.until(future, () -> scene.busy() == open.get());
    future.join();
  }

  @Test
  void tellsTheEndBeforeAnybodyWouldHaveAsked() throws Exception {
    Handler told =
        exchange -> {
          exchange.raw(EVENTS + "data: {\"status\":\"IN_QUEUE\"}\n\n: still here\n\n");
          completed = true;
          exchange.raw("data: {\"status\":\"COMPLETED\"}\n\n");
          exchange.stall();
        };
    try (SocketScene scene = scene(told)) {
      long begun = scene.time.nanoTime();
      CompletableFuture<ImageResult> images = scene.end(scene.submit()).future();
      scene.time.until(images, () -> false);
      assertThat(images.join().images()).hasSize(1);
      assertThat(scene.time.nanoTime()).isEqualTo(begun);
      assertThat(streams(scene).get(0).headers).containsKey("Authorization");
      assertThat(streams(scene).get(0).path).isEqualTo("/fal-ai/flux-1/requests/r1/status/stream");
      assertThat(streams(scene).get(0).isGone()).isTrue();
    }
  }

  @Test
  void isAReasonToAskWhereTheStateHasChanged() throws Exception {
    Handler told =
        exchange -> {
          exchange.raw(EVENTS + "data: {\"status\":\"IN_QUEUE\"}\n\n");
          exchange.raw("data: {\"status\":\"IN_QUEUE\"}\n\n");
          exchange.raw("data: {\"status\":\"IN_PROGRESS\"}\n\n");
          hold(exchange);
        };
    try (SocketScene scene = scene(told)) {
      CompletableFuture<String> first = new CompletableFuture<>();
      Job job = scene.end(scene.submit());
      job.onProgress(progress -> first.complete(progress.state().toString()));
      CompletableFuture<ImageResult> images = job.future();
      scene.time.until(first, () -> false);
      assertThat(asked).hasValue(1);
      assertThat(images).isNotDone();
    }
  }

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
                  exchange.raw(EVENTS);
                  endless(exchange, "data: data: data: ");
                }),
        Arguments.of(
            "endless comments",
            (Handler)
                exchange -> {
                  exchange.raw(EVENTS);
                  endless(exchange, ": hello\n".repeat(8_000));
                }),
        Arguments.of(
            "garbage",
            (Handler)
                exchange -> {
                  exchange.raw(EVENTS + "data: {\n\ndata: [1]\n\ndata:\n\ndata: {\"status\":7}\n");
                  exchange.close();
                }),
        Arguments.of(
            "an early end",
            (Handler)
                exchange -> {
                  exchange.raw(EVENTS + "data: {\"status\":\"IN_QUEUE\"}\n\n");
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
    try (SocketScene scene = scene(stream)) {
      long begun = scene.time.nanoTime();
      end(scene, scene.end(scene.submit()).future());
      assertThat(Duration.ofNanos(scene.time.nanoTime() - begun)).isEqualTo(EVERY.multipliedBy(3));
      assertThat(streams(scene)).hasSize(1);
    }
  }

  @Test
  void costsNothingWhereItIsSilent() throws Exception {
    Handler silent =
        exchange -> {
          exchange.raw(EVENTS);
          hold(exchange);
        };
    try (SocketScene scene = scene(silent)) {
      long begun = scene.time.nanoTime();
      end(scene, scene.end(scene.submit()).future());
      assertThat(Duration.ofNanos(scene.time.nanoTime() - begun)).isEqualTo(EVERY.multipliedBy(3));
      assertThat(streams(scene).get(0).isGone()).isTrue();
    }
  }

  @Test
  void isNotAskedForAgainWhereThereIsNone() throws Exception {
    completed = true;
    try (SocketScene scene = scene(exchange -> exchange.json(405, "{}"))) {
      end(scene, scene.end(scene.submit()).future());
      end(scene, scene.end(scene.submit()).future());
      assertThat(streams(scene)).hasSize(1);
    }
  }

  @Test
  void isNotAskedForUnlessToldSo() throws Exception {
    completed = true;
    try (SocketScene scene = scene(this::hold, false)) {
      end(scene, scene.end(scene.submit()).future());
      assertThat(streams(scene)).isEmpty();
    }
  }

  @Test
  void isNotMissedWhereNoAddressOfAStatusIsKnown() {
    Scene scene = new Scene(settings -> settings.streams(true));
    scene
        .gateway
        .submit(Reply.json(200, "{'response_url':'https://relay.test/t/1','status_url':'n/a'}"))
        .on("/t/1", Reply.images());
    for (int i = 0; i <= Streams.AT_A_TIME; i++) {
      assertThat(scene.await(scene.submit()).images()).hasSize(1);
    }
  }

  @Test
  void isHungUpWhereNobodyWaitsAnyMore() throws Exception {
    try (SocketScene scene = scene(this::hold)) {
      CompletableFuture<ImageResult> images = scene.end(scene.submit()).future();
      Exchange stream = scene.gateway.awaitRequest(2);
      images.cancel(true);
      assertThat(stream.isGone()).isTrue();
    }
  }

  @Test
  void isSharedByAllWhoWaitForTheJobAndGoesOnForTheLastOfThem() throws Exception {
    try (SocketScene scene = scene(this::hold)) {
      Job job = scene.end(scene.submit());
      CompletableFuture<ImageResult> first = job.future();
      Exchange stream = scene.gateway.awaitRequest(2);
      CompletableFuture<ImageResult> second = job.future();
      first.cancel(true);
      end(scene, second);
      assertThat(streams(scene)).containsExactly(stream);
      assertThat(stream.isGone()).isTrue();
      assertThat(scene.gateway.count("GET")).as("a stream, three polls, the result").isEqualTo(5);
    }
  }

  @Test
  void isListenedToForAFewJobsAtATime() throws Exception {
    try (SocketScene scene = scene(this::hold)) {
      List<CompletableFuture<ImageResult>> waits = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        waits.add(scene.client.submit(Scene.REQUEST).future());
      }
      scene.gateway.awaitRequest(100 + Streams.AT_A_TIME);
      completed = true;
      end(scene, CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)));
      assertThat(streams(scene)).hasSize(Streams.AT_A_TIME);
      CompletableFuture<ImageResult> next = scene.client.submit(Scene.REQUEST).future();
      end(scene, next);
    }
  }
}
