package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fluxcontract.client.SocketGateway.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client for which the machine, or its caller's factory, has no more threads. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NoThreadTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int CALLS_AT_A_TIME = 128;

  /** Makes so many threads. */
  private static ThreadFactory threads(int most, boolean refusesByNull) {
    AtomicInteger made = new AtomicInteger();
    return task -> {
      if (made.incrementAndGet() > most) {
        if (refusesByNull) {
          return null;
        }
        throw new OutOfMemoryError("unable to create native thread");
      }
      Thread thread = new Thread(task);
      thread.setDaemon(true);
      return thread;
    };
  }

  private static FluxClient.Builder client(SocketGateway gateway, ThreadFactory threads) {
    return FluxClient.builder().gateway(gateway.url()).apiKey(ClientHarness.KEY).threads(threads);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysThatASubmitWasNotSent(boolean refusesByNull) throws IOException {
    try (SocketGateway gateway = new SocketGateway(SocketHarness::finishJob);
        FluxClient flux =
            client(gateway, threads(0, refusesByNull)).deadline(Duration.ofSeconds(1)).build()) {
      TransportException failure =
          catchThrowableOfType(TransportException.class, () -> flux.submit(ClientHarness.REQUEST));
      assertThat(failure).hasMessageContaining("could start no thread for the request");
      assertThat(failure.taken()).isEqualTo(Taken.NO);
      assertThat(gateway.received).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsACallAtItsTimeLimit(boolean refusesByNull) throws Exception {
    try (SocketGateway gateway = new SocketGateway(Exchange::stall);
        FluxClient flux =
            client(gateway, threads(1, refusesByNull))
                .attemptTimeout(Duration.ofMillis(500))
                .build()) {
      assertThat(flux.submitAsync(ClientHarness.REQUEST))
          .failsWithin(LONG)
          .withThrowableOfType(ExecutionException.class);
      assertThat(gateway.awaitRequest(1).isGone()).isTrue();
    }
  }

  @Test
  void reportsAnAcceptedJobBeforeTheNextCallIsStarted() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger requests = new AtomicInteger();
    try (SocketGateway gateway =
            new SocketGateway(
                exchange -> {
                  if (requests.getAndIncrement() > 0) {
                    exchange.stall();
                  }
                  answer.await();
                  exchange.json(200, TICKET);
                });
        FluxClient flux = client(gateway, threads(CALLS_AT_A_TIME, false)).build()) {
      CompletableFuture<?> first =
          CompletableFuture.anyOf(
              Stream.generate(() -> flux.submitAsync(ClientHarness.REQUEST))
                  .limit(CALLS_AT_A_TIME + 3)
                  .toArray(CompletableFuture<?>[]::new));
      gateway.awaitRequest(CALLS_AT_A_TIME);
      answer.countDown();
      assertThat(first).succeedsWithin(LONG);
    }
  }
}
