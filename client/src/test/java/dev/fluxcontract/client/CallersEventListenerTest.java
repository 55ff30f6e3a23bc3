package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.internal.job.StatusStreamPool;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The event listener in a caller's OkHttpClient, which does what it likes. */
@Timeout(30)
class CallersEventListenerTest {
  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  private static FluxClient client(SocketGateway gateway, EventListener listener) {
    return FluxClient.builder()
        .gateway(gateway.url())
        .apiKey(ClientHarness.KEY)
        .attemptTimeout(LIMIT)
        .httpClient(new OkHttpClient.Builder().eventListener(listener).build())
        .build();
  }

  @Test
  void mayThrowWhenACallIsCancelled() throws Exception {
    EventListener throwing =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            throw new IllegalStateException("no");
          }
        };
    try (SocketGateway gateway = new SocketGateway(Exchange::stall);
        FluxClient client = client(gateway, throwing)) {
      assertThat(client.submitAsync(ClientHarness.REQUEST))
          .failsWithin(LONG)
          .withThrowableOfType(ExecutionException.class);
      CompletableFuture<Job> cancelled = client.submitAsync(ClientHarness.REQUEST);
      Exchange exchange = gateway.awaitRequest(2);
      cancelled.cancel(true);
      assertThat(exchange.isGone()).isTrue();
    }
  }

  @Test
  void holdsUpNoDeadlineWhereItBlocks() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    EventListener blocking =
        new EventListener() {
          @Override
          public void canceled(Call call) {
            CallersEventListenerTest.await(end);
          }
        };
    try (SocketGateway gateway = new SocketGateway(Exchange::stall)) {
      FluxClient client = client(gateway, blocking);
      CompletableFuture<Job> one = client.submitAsync(ClientHarness.REQUEST);
      CompletableFuture<Job> other = client.submitAsync(ClientHarness.REQUEST);
      assertThat(one).failsWithin(LONG).withThrowableOfType(ExecutionException.class);
      assertThat(other).failsWithin(LONG).withThrowableOfType(ExecutionException.class);
      CompletableFuture<Job> cancelled = client.submitAsync(ClientHarness.REQUEST);
      gateway.awaitRequest(3);
      cancelled.cancel(true);
      client.close();
    } finally {
      end.countDown();
    }
  }

  @Test
  void endsTheCallInWhichItThrows() throws Exception {
    EventListener throwing =
        new EventListener() {
          @Override
          public void callEnd(Call call) {
            throw new IllegalStateException("no");
          }
        };
    TransportException failure = failure(throwing);
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(failure.requestId()).isEqualTo("r1");
  }

  @Test
  void isNamedAsTheCauseWhereItThrowsDuringTheExchange() throws Exception {
    EventListener throwing =
        new EventListener() {
          @Override
          public void responseHeadersStart(Call call) {
            throw new IllegalStateException("my own rule");
          }
        };
    TransportException failure = failure(throwing);
    assertThat(failure.taken()).isEqualTo(Taken.UNKNOWN);
    assertThat(failure).hasMessageContaining("my own rule");
  }

  @Test
  void holdsUpNoWaitWhereItBlocksTheStreamOfAStatus() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    EventListener blocking = atStreams(() -> await(end));
    try (SocketGateway gateway = new SocketGateway(Exchange::stall);
        FluxClient client = listening(gateway, blocking)) {
      assertThatThrownBy(() -> client.job("fal-ai/flux-1/dev", "r1").await(LIMIT))
          .isInstanceOf(DeadlineExceededException.class);
    } finally {
      end.countDown();
    }
  }

  /** More often than streams are listened to at a time. */
  @Test
  void endsAStreamInWhichItThrowsAndNoWait() throws Exception {
    BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    EventListener throwing =
        atStreams(
            () -> {
              begun.add("stream");
              throw new IllegalStateException("no");
            });
    BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    SocketGateway.Handler endsAfterTheStream =
        exchange -> {
          if (exchange.path.endsWith("/status")) {
            ended.add(String.valueOf(begun.poll(10, TimeUnit.SECONDS)));
          }
          SocketHarness.finishJob(exchange);
        };
    try (SocketGateway gateway = new SocketGateway(endsAfterTheStream);
        FluxClient client = listening(gateway, throwing)) {
      for (int wait = 0; wait <= 2 * StatusStreamPool.AT_A_TIME; wait++) {
        assertThat(client.job("fal-ai/flux-1/dev", "r1").await().images()).hasSize(1);
        assertThat(ended.poll()).isEqualTo("stream");
      }
    }
  }

  private static EventListener atStreams(Runnable callback) {
    return new EventListener() {
      @Override
      public void callStart(Call call) {
        if (call.request().url().encodedPath().endsWith("/stream")) {
          callback.run();
        }
      }
    };
  }

  private static FluxClient listening(SocketGateway gateway, EventListener listener) {
    return FluxClient.builder()
        .gateway(gateway.url())
        .apiKey(ClientHarness.KEY)
        .streams(true)
        .httpClient(new OkHttpClient.Builder().eventListener(listener).build())
        .build();
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static TransportException failure(EventListener throwing) throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> exchange.json(200, TICKET, "x-fal-request-id: r1"),
            settings ->
                settings.httpClient(new OkHttpClient.Builder().eventListener(throwing).build()))) {
      return scene.failure(TransportException.class, scene.submit());
    }
  }
}
