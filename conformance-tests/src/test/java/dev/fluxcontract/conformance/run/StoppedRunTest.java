package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that is stopped from outside, as by Ctrl-C. */
class StoppedRunTest {
  private static final int JOBS = 4;

  private final AtomicInteger jobs = new AtomicInteger();
  private final CountDownLatch submitted = new CountDownLatch(1);
  private final CountDownLatch taken = new CountDownLatch(JOBS);
  private final CountDownLatch cancels = new CountDownLatch(JOBS);
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  @Timeout(60)
  void jobsAreCancelledSideBySideAndTheResultIsThereBefore() throws Exception {
    try (RawServer server = new RawServer(this::pending);
        Suite suite = suite(server)) {
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(suite::run);
      assertThat(taken.await(30, TimeUnit.SECONDS)).isTrue();
      suite.stop("it was interrupted.");
      // No cancel request has been answered yet.
      assertThat(run.get(30, TimeUnit.SECONDS).abortedBecause()).isEqualTo("it was interrupted.");
      CompletableFuture<Void> closed = CompletableFuture.runAsync(suite::close);
      assertThat(cancels.await(30, TimeUnit.SECONDS)).as("all cancels are under way").isTrue();
      over.countDown();
      closed.get(30, TimeUnit.SECONDS);
    } finally {
      over.countDown();
    }
  }

  @Test
  @Timeout(60)
  void aSubmitThatIsNotAnsweredDoesNotHoldTheResult() throws Exception {
    try (RawServer server =
            new RawServer(
                request -> {
                  if (request.startsWith("POST")) {
                    submitted.countDown();
                    await(over);
                  }
                  return RawServer.json(404, "{}");
                });
        Suite suite = suite(server)) {
      CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(suite::run);
      assertThat(submitted.await(30, TimeUnit.SECONDS)).isTrue();
      suite.stop("it was interrupted.");
      assertThat(run.get(10, TimeUnit.SECONDS).abortedBecause()).isEqualTo("it was interrupted.");
      over.countDown();
    } finally {
      over.countDown();
    }
  }

  private String pending(String request) {
    if (request.startsWith("POST")) {
      taken.countDown();
      return RawServer.json(200, "{\"request_id\":\"job-" + jobs.incrementAndGet() + "\"}");
    }
    if (request.startsWith("PUT")) {
      cancels.countDown();
      await(over);
      return RawServer.json(202, "{\"status\":\"CANCELLATION_REQUESTED\"}");
    }
    return RawServer.json(202, "{\"status\":\"IN_PROGRESS\"}");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Suite suite(RawServer server) {
    return new Suite(
        SuiteConfig.builder(server.url(), "a-key-of-mine")
            .only(List.of("SUBMIT-02"))
            .budget(20)
            .deadline(Duration.ofMinutes(1))
            .build(),
        RunListener.silent());
  }
}
