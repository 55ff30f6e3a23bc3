package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.SocketGateway.Handler;
import dev.fluxcontract.client.internal.job.StatusStreamPool;
import dev.fluxcontract.client.model.ImageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StreamTest {
  /** Never says anything. */
  private static final Handler HELD = Exchange::stall;

  @Test
  void tellsTheEndBeforeAnybodyWouldHaveAsked() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Handler told =
        exchange -> {
          exchange.raw(
              StreamHarness.EVENTS + "data: {\"status\":\"IN_QUEUE\"}\n\n: still here\n\n");
          over.set(true);
          exchange.raw("data: {\"status\":\"COMPLETED\"}\n\n");
          exchange.stall();
        };
    try (StreamHarness scene = new StreamHarness(told, over, true)) {
      long begun = scene.time.nanoTime();
      CompletableFuture<ImageResult> images = scene.submit().future();
      scene.time.until(images, () -> false);
      assertThat(images.join().images()).hasSize(1);
      assertThat(scene.time.nanoTime()).isEqualTo(begun);
      assertThat(scene.streams().get(0).headers).containsKey("Authorization");
      assertThat(scene.streams().get(0).path).isEqualTo("/fal-ai/flux-1/requests/r1/status/stream");
      assertThat(scene.streams().get(0).isGone()).isTrue();
    }
  }

  @Test
  void isAReasonToAskWhereTheStateHasChanged() throws Exception {
    Handler told =
        exchange -> {
          exchange.raw(StreamHarness.EVENTS + "data: {\"status\":\"IN_QUEUE\"}\n\n");
          exchange.raw("data: {\"status\":\"IN_QUEUE\"}\n\n");
          exchange.raw("data: {\"status\":\"IN_PROGRESS\"}\n\n");
          exchange.stall();
        };
    try (StreamHarness scene = new StreamHarness(told)) {
      CompletableFuture<String> first = new CompletableFuture<>();
      Job job = scene.submit();
      job.onProgress(progress -> first.complete(progress.state().toString()));
      CompletableFuture<ImageResult> images = job.future();
      scene.time.until(first, () -> false);
      assertThat(scene.asked).hasValue(1);
      assertThat(images).isNotDone();
    }
  }

  @Test
  void isNotAskedForUnlessToldSo() throws Exception {
    try (StreamHarness scene = new StreamHarness(HELD, new AtomicBoolean(true), false)) {
      scene.end(scene.submit().future());
      assertThat(scene.streams()).isEmpty();
    }
  }

  @Test
  void isNotMissedWhereNoAddressOfAStatusIsKnown() {
    ClientHarness scene = new ClientHarness(settings -> settings.streams(true));
    scene
        .gateway
        .submit(
            ScriptedReply.json(200, "{'response_url':'https://relay.test/t/1','status_url':'n/a'}"))
        .on("/t/1", ScriptedReply.images());
    for (int i = 0; i <= StatusStreamPool.AT_A_TIME; i++) {
      assertThat(scene.await(scene.submit()).images()).hasSize(1);
    }
    scene
        .gateway
        .submit(ScriptedReply.json(200, ScriptedGateway.TICKET))
        .result(ScriptedReply.images());
    assertThat(scene.submit().future()).isNotDone();
    assertThat(scene.gateway.paths()).endsWith("/fal-ai/flux-1/requests/r1/status/stream");
  }

  @Test
  void isHungUpWhereNobodyWaitsAnyMore() throws Exception {
    try (StreamHarness scene = new StreamHarness(HELD)) {
      CompletableFuture<ImageResult> images = scene.submit().future();
      Exchange stream = scene.gateway.awaitRequest(2);
      images.cancel(true);
      assertThat(stream.isGone()).isTrue();
    }
  }

  @Test
  void isSharedByAllWhoWaitForTheJobAndGoesOnForTheLastOfThem() throws Exception {
    try (StreamHarness scene = new StreamHarness(HELD)) {
      Job job = scene.submit();
      CompletableFuture<ImageResult> first = job.future();
      Exchange stream = scene.gateway.awaitRequest(2);
      CompletableFuture<ImageResult> second = job.future();
      first.cancel(true);
      scene.endInSilence(second);
      assertThat(scene.streams()).containsExactly(stream);
      assertThat(stream.isGone()).isTrue();
      assertThat(scene.gateway.count("GET")).as("a stream, three polls, the result").isEqualTo(5);
    }
  }

  @Test
  void isListenedToForAFewJobsAtATime() throws Exception {
    try (StreamHarness scene = new StreamHarness(HELD)) {
      List<CompletableFuture<ImageResult>> waits = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        waits.add(scene.client.submit(ClientHarness.REQUEST).future());
      }
      scene.gateway.awaitRequest(100 + StatusStreamPool.AT_A_TIME);
      scene.over.set(true);
      scene.endInSilence(CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)));
      assertThat(scene.streams()).hasSize(StatusStreamPool.AT_A_TIME);
      scene.rest();
      CompletableFuture<ImageResult> next = scene.client.submit(ClientHarness.REQUEST).future();
      scene.awaitStreams(StatusStreamPool.AT_A_TIME + 1);
      scene.endInSilence(next);
    }
  }
}
