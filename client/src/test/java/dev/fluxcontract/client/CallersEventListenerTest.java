package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
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
