package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A submit that waits in the client's own queue, since so many others are under way. */
class QueuedCallTest {
  private static final int SUBMITS = 600;

  /** How many submits are under way at a time. */
  private static final int BOUND = 128;

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Semaphore answers = new Semaphore(0, true);
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();

  private SocketHarness scene(UnaryOperator<FluxClient.Builder> settings) {
    return new SocketHarness(
        exchange -> {
          mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          answers.acquire();
          // Before the answer, since the next request may come as soon as it is read.
          underWay.decrementAndGet();
          exchange.json(200, TICKET);
        },
        builder -> settings.apply(builder.attemptTimeout(LIMIT)));
  }

  private static List<CompletableFuture<Job>> submit(SocketHarness scene) {
    List<CompletableFuture<Job>> submits = new ArrayList<>();
    for (int i = 0; i < SUBMITS; i++) {
      submits.add(scene.submit());
    }
    return submits;
  }

  @Test
  void hasItsWholeTimeLimitOnceItStarts() throws Exception {
    try (SocketHarness scene = scene(settings -> settings)) {
      List<CompletableFuture<Job>> submits = submit(scene);
      for (int answered = 0; answered < SUBMITS; answered += 50) {
        scene.gateway.awaitRequest(Math.min(SUBMITS, answered + BOUND));
        scene.time.advance(LIMIT.dividedBy(4));
        answers.release(50);
        while (submits.stream().filter(CompletableFuture::isDone).count() < answered + 50) {
          Thread.onSpinWait();
        }
      }
      for (CompletableFuture<Job> submit : submits) {
        assertThat(scene.end(submit).requestId()).isEqualTo("r1");
      }
      assertThat(scene.gateway.received).hasSize(SUBMITS);
    }
  }

  @Test
  void isCertainlyNotSentWhereTheDeadlineEndsItsWait() throws Exception {
    Duration deadline = Duration.ofSeconds(1);
    try (SocketHarness scene = scene(settings -> settings.deadline(deadline))) {
      List<CompletableFuture<Job>> submits = submit(scene);
      scene.gateway.awaitRequest(BOUND);
      scene.time.advance(deadline);
      List<DeadlineExceededException> failures = new ArrayList<>();
      for (CompletableFuture<Job> submit : submits) {
        failures.add(scene.failure(DeadlineExceededException.class, submit));
      }
      List<DeadlineExceededException> unsent =
          failures.stream().filter(failure -> failure.taken() == Taken.NO).toList();
      assertThat(scene.gateway.received.size()).isEqualTo(BOUND);
      assertThat(unsent)
          .hasSize(SUBMITS - BOUND)
          .allSatisfy(
              failure ->
                  assertThat(failure)
                      .hasMessageContaining("was not sent")
                      .hasMessageContaining("128 calls are made at a time"));
    }
  }

  @Test
  void countsAgainstOneBoundForThreadsThatBlockAndForFutures() throws Exception {
    CountDownLatch started = new CountDownLatch(SUBMITS);
    try (SocketHarness scene = scene(settings -> settings)) {
      for (int i = 0; i < SUBMITS; i++) {
        new BlockedThread(
            () -> {
              started.countDown();
              scene.client.submit(ClientHarness.REQUEST);
            });
      }
      started.await();
      scene.gateway.awaitRequest(BOUND);
      answers.release(SUBMITS);
      scene.gateway.awaitRequest(SUBMITS);
      assertThat(mostUnderWay).hasValue(BOUND);
    }
  }
}
