package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SocketGateway.Exchange;
import dev.fluxcontract.client.model.QueueTicket;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cancellations, deadlines and a close end what is under way, at every stage, down to the socket.
 */
class CloseAndDeadlineTest {
  private static final String COMPLETED = "{'status':'COMPLETED'}";

  @ParameterizedTest
  @EnumSource
  void aCancellationReachesTheSocket(StallPoint stage) throws Exception {
    cancelled(stage, whole -> whole.cancel(true));
  }

  @ParameterizedTest
  @EnumSource
  void aCallersOwnTimeoutReachesTheSocket(StallPoint stage) throws Exception {
    cancelled(stage, whole -> whole.completeExceptionally(new IllegalStateException("mine")));
  }

  private static void cancelled(StallPoint stage, Consumer<CompletableFuture<?>> stop)
      throws Exception {
    try (SocketHarness scene = stage.scene()) {
      CompletableFuture<?> whole =
          scene.submit().thenCompose(Job::future).thenApply(result -> result.images());
      Exchange stalled = scene.gateway.awaitRequest(stage.requests());
      stop.accept(whole);
      assertThat(stalled.isGone()).isTrue();
      assertThat(scene.time.pending()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void closingTheClientReachesTheSocket(StallPoint stage) throws Exception {
    try (SocketHarness scene = stage.scene()) {
      CompletableFuture<?> whole = scene.submit().thenCompose(Job::future);
      Exchange stalled = scene.gateway.awaitRequest(stage.requests());
      scene.client.close();
      TransportException failure = scene.failure(TransportException.class, whole);
      assertThat(failure.taken()).isEqualTo(stage.isSubmit() ? Taken.UNKNOWN : Taken.YES);
      assertThat(failure).hasMessageContaining("closed");
      assertThat(stalled.isGone()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDeadlineReachesTheSocket(StallPoint stage) throws Exception {
    Duration deadline = Duration.ofSeconds(5);
    try (SocketHarness scene =
        new SocketHarness(
            stage::serve,
            settings -> settings.polling(progress -> Duration.ZERO).deadline(deadline))) {
      CompletableFuture<?> whole = scene.submit().thenCompose(Job::future);
      Exchange stalled = scene.gateway.awaitRequest(stage.requests());
      scene.time.advance(deadline.minusMillis(1));
      assertThat(whole).isNotDone();
      scene.time.advance(Duration.ofMillis(100));
      DeadlineExceededException failure = scene.failure(DeadlineExceededException.class, whole);
      assertThat(failure.taken()).isEqualTo(stage.isSubmit() ? Taken.UNKNOWN : Taken.YES);
      assertThat(stalled.isGone()).isTrue();
      assertThat(scene.time.pending()).isZero();
    }
  }

  @Test
  void aStalledStatusIsAskedAgain() throws Exception {
    CountDownLatch stalled = new CountDownLatch(1);
    try (SocketHarness scene =
        new SocketHarness(
            exchange -> {
              if (exchange.isPost()) {
                exchange.json(200, TICKET);
              } else if (stalled.getCount() > 0) {
                stalled.countDown();
                exchange.stall();
              } else {
                exchange.json(
                    200,
                    exchange.path.endsWith("/status") ? COMPLETED : "{'images':[{'url':'u'}]}");
              }
            },
            settings -> settings.polling(progress -> Duration.ZERO))) {
      CompletableFuture<?> whole = scene.submit().thenCompose(Job::future);
      stalled.await();
      scene.time.advance(Duration.ofSeconds(20));
      scene.end(whole);
    }
  }

  @Test
  void aBodyThatDripsForEverDoesNotOutlastTheDeadline() throws Exception {
    SocketGateway.Handler dripping =
        exchange -> {
          if (exchange.isPost()) {
            exchange.json(200, TICKET);
          } else {
            exchange.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            while (true) {
              exchange.raw(" ");
              LockSupport.parkNanos(100_000);
            }
          }
        };
    try (SocketHarness scene =
        new SocketHarness(
            dripping,
            settings ->
                settings.polling(progress -> Duration.ZERO).deadline(Duration.ofSeconds(5)))) {
      CompletableFuture<?> whole = scene.submit().thenCompose(Job::future);
      Exchange drip = scene.gateway.awaitRequest(2);
      scene.time.advance(Duration.ofSeconds(5));
      scene.failure(DeadlineExceededException.class, whole);
      assertThat(drip.isGone()).isTrue();
    }
  }

  @Test
  void cancellingOneOfTwoWaitsLeavesTheOther() throws Exception {
    try (SocketHarness scene =
        new SocketHarness(
            exchange ->
                exchange.json(
                    200,
                    exchange.isPost()
                        ? TICKET
                        : exchange.path.endsWith("/status")
                            ? COMPLETED
                            : "{'images':[{'url':'u'}]}"))) {
      Job job = scene.end(scene.submit());
      CompletableFuture<?> one = job.future();
      CompletableFuture<?> other = job.future();
      one.cancel(true);
      scene.end(other);
      assertThat(Assertions.catchThrowable(one::join)).isInstanceOf(CancellationException.class);
      assertThat(scene.gateway.count("GET")).isEqualTo(2);
    }
  }

  @Test
  void aClosedClientTakesNoMore() throws Exception {
    try (SocketHarness scene = new SocketHarness(exchange -> exchange.json(200, TICKET))) {
      Job job = scene.end(scene.submit());
      QueueTicket ticket = requireNonNull(job.ticket());
      scene.client.close();
      assertThat(Assertions.catchThrowable(() -> scene.client.submit(ClientHarness.REQUEST)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("build a new one");
      assertThat(Assertions.catchThrowable(job::status)).isInstanceOf(IllegalStateException.class);
      assertThat(Assertions.catchThrowable(() -> scene.client.job("a/b", "r1")))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Assertions.catchThrowable(() -> scene.client.resume(ticket)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** As where it is closed between a submit and the wait of the same {@code generate}. */
  @Test
  void aWaitAtAClosedClientStillNamesItsJob() throws Exception {
    try (SocketHarness scene = new SocketHarness(exchange -> exchange.json(200, TICKET))) {
      Job job = scene.end(scene.submit());
      scene.client.close();
      assertThat(scene.failure(TransportException.class, job.future()))
          .hasMessageContaining("closed")
          .returns("r1", FluxException::requestId)
          .returns(Taken.YES, FluxException::taken);
      assertThat(Assertions.catchThrowable(job::await)).isInstanceOf(TransportException.class);
    }
  }
}
