package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** An interrupt ends a blocking call between two requests, and before the first. */
class InterruptTest {
  @Test
  void anInterruptBetweenPollsEndsTheWait() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> exchange.json(200, exchange.isPost() ? TICKET : "{'status':'IN_QUEUE'}"),
            settings -> settings.polling(PollSchedule.fixed(Duration.ofHours(1))))) {
      Job job = scene.end(scene.submit());
      BlockedThread blocked = new BlockedThread(job::await);
      blocked.untilItWaits();
      blocked.thread.interrupt();
      assertThat(blocked.failure())
          .isInstanceOf(InterruptedCallException.class)
          .hasMessageContaining("r1");
      assertThat(scene.time.pending()).isZero();
    }
  }

  @Test
  void anInterruptBetweenTriesEndsASubmit() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(exchange -> exchange.json(429, "{}", "Retry-After: 30"))) {
      BlockedThread blocked = new BlockedThread(() -> scene.client.submit(ClientHarness.REQUEST));
      scene.gateway.awaitRequest(1);
      while (!scene.isIdle()) {
        Thread.onSpinWait();
      }
      blocked.thread.interrupt();
      InterruptedCallException failure = (InterruptedCallException) blocked.failure();
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(failure).hasMessageNotContaining("not known");
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  @Test
  void anInterruptFromBeforeSendsNothing() throws Exception {
    try (SocketHarness scene = new SocketHarness(exchange -> exchange.json(200, TICKET))) {
      Job job = scene.end(scene.submit());
      BlockedThread blocked =
          new BlockedThread(
              () -> {
                Thread.currentThread().interrupt();
                scene.client.submit(ClientHarness.REQUEST);
              });
      InterruptedCallException failure = (InterruptedCallException) blocked.failure();
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(
              new BlockedThread(
                      () -> {
                        Thread.currentThread().interrupt();
                        job.await();
                      })
                  .failure())
          .isInstanceOf(InterruptedCallException.class);
      assertThat(scene.gateway.received).hasSize(1);
    }
  }

  /** One that holds images may take seconds. */
  @Test
  void anInterruptWhileTheAnswerOfASubmitIsReadKeepsTheIdInItsHead() throws Exception {
    CountDownLatch headCame = new CountDownLatch(1);
    OkHttpClient noticing =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  Response response = chain.proceed(chain.request());
                  headCame.countDown();
                  return response;
                })
            .build();
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              exchange.raw("HTTP/1.1 200 OK\r\nX-Fal-Request-Id: r1\r\nContent-Length: 9\r\n\r\n{");
              exchange.stall();
            },
            settings -> settings.httpClient(noticing))) {
      BlockedThread blocked = new BlockedThread(() -> scene.client.submit(ClientHarness.REQUEST));
      headCame.await();
      blocked.thread.interrupt();
      InterruptedCallException failure = (InterruptedCallException) blocked.failure();
      assertThat(failure.requestId()).isEqualTo("r1");
      assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    }
  }
}
