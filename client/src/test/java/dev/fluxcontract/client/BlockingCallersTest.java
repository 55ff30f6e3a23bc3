package dev.fluxcontract.client;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.model.ImageResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller's code that goes on with a future may block, and holds up nobody else. */
class BlockingCallersTest {
  private static final int MORE_THAN_THE_CALLS_AT_A_TIME = 140;

  private final CountDownLatch end = new CountDownLatch(1);

  /** Holds answers back, until what blocks is attached: it must not run on the test's thread. */
  private volatile CountDownLatch answers = new CountDownLatch(0);

  private final SocketGateway gateway;
  private final FluxClient flux;

  BlockingCallersTest() throws IOException {
    gateway =
        new SocketGateway(
            exchange -> {
              answers.await();
              SocketHarness.finishJob(exchange);
            });
    flux =
        FluxClient.builder()
            .gateway(gateway.url())
            .apiKey(ClientHarness.KEY)
            .deadline(Duration.ofSeconds(20))
            .polling(progress -> Duration.ofMillis(20))
            .build();
  }

  @AfterEach
  void close() throws IOException {
    end.countDown();
    flux.close();
    gateway.close();
  }

  private void block(CountDownLatch begun) {
    begun.countDown();
    try {
      assertThat(end.await(60, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noOtherCall() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(MORE_THAN_THE_CALLS_AT_A_TIME);
    answers = new CountDownLatch(1);
    for (int i = 0; i < MORE_THAN_THE_CALLS_AT_A_TIME; i++) {
      var unused = flux.submitAsync(ClientHarness.REQUEST).thenAccept(taken -> block(begun));
    }
    answers.countDown();
    assertThat(begun.await(15, SECONDS)).as("all submits have ended").isTrue();
    assertThat(flux.submit(ClientHarness.REQUEST).await().images()).hasSize(1);
  }

  @Test
  void noOtherWaitForTheSameJob() throws InterruptedException {
    Job job = flux.submit(ClientHarness.REQUEST);
    CountDownLatch begun = new CountDownLatch(2);
    answers = new CountDownLatch(1);
    for (CompletableFuture<ImageResult> wait : List.of(job.future(), job.future())) {
      var unused = wait.thenAccept(images -> block(begun));
    }
    answers.countDown();
    assertThat(begun.await(15, SECONDS)).as("both waits have ended").isTrue();
    assertThat(job.await().images()).hasSize(1);
  }
}
