package dev.fluxcontract.client;

import static dev.fluxcontract.client.ScriptedGateway.TICKET;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A callback that waits for its own job would wait for itself. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AwaitInCallbackTest {
  static Stream<Arguments> waits() {
    return Stream.of(
        Arguments.of("await", (Consumer<Job>) Job::await),
        Arguments.of(
            "await with a deadline", (Consumer<Job>) job -> job.await(Duration.ofMinutes(1))),
        Arguments.of("join", (Consumer<Job>) job -> job.future().join()),
        Arguments.of("get", (Consumer<Job>) job -> get(job.future())),
        Arguments.of("get with a time", (Consumer<Job>) job -> get(job.future(), TimeUnit.MINUTES)),
        Arguments.of(
            "join of what follows",
            (Consumer<Job>) job -> job.future().thenApply(result -> result).join()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("waits")
  void isRefused(String name, Consumer<Job> wait) throws Exception {
    AtomicReference<Throwable> refusal = new AtomicReference<>();
    try (SocketHarness harness = harness(new FluxListener() {})) {
      Job job = harness.end(harness.submit());
      job.onProgress(
          progress -> refusal.compareAndSet(null, catchThrowable(() -> wait.accept(job))));
      harness.end(job.future());
      assertThat(refusal.get())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Job r1")
          .hasMessageContaining("callback");
    }
  }

  @Test
  void isRefusedInTheClientsListener() throws Exception {
    AtomicReference<Throwable> submitted = new AtomicReference<>();
    AtomicReference<Throwable> polled = new AtomicReference<>();
    FluxListener listener =
        new FluxListener() {
          @Override
          public void submitted(Job job) {
            submitted.set(catchThrowable(job::await));
          }

          @Override
          public void polled(Job job, Progress progress) {
            polled.compareAndSet(null, catchThrowable(job::await));
          }

          @Override
          public void finished(Job job, Duration elapsed, @Nullable FluxException failure) {
            assertThat(job.await().images()).hasSize(1);
          }
        };
    try (SocketHarness harness = harness(listener)) {
      harness.end(harness.end(harness.submit()).future());
      assertThat(submitted.get()).isInstanceOf(IllegalStateException.class);
      assertThat(polled.get()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void isNotRefusedOfAnotherJobNorOnAnotherThread() throws Exception {
    AtomicReference<CompletableFuture<?>> here = new AtomicReference<>();
    AtomicReference<CompletableFuture<?>> elsewhere = new AtomicReference<>();
    try (SocketHarness harness = harness(new FluxListener() {})) {
      Job other = harness.end(harness.submit());
      harness.end(other.future());
      Job job = harness.end(harness.submit());
      job.onProgress(
          progress -> {
            here.compareAndSet(null, CompletableFuture.completedFuture(other.await()));
            elsewhere.compareAndSet(null, CompletableFuture.supplyAsync(job::await));
          });
      harness.end(job.future());
      assertThat(here.get()).isNotNull();
      harness.end(requireNonNull(elsewhere.get()));
    }
  }

  private static SocketHarness harness(FluxListener listener) {
    return new SocketHarness(
        exchange ->
            exchange.json(
                200,
                exchange.isPost()
                    ? TICKET
                    : exchange.path.contains("/status")
                        ? "{'status':'COMPLETED'}"
                        : "{'images':[{'url':'u'}]}"),
        settings -> settings.polling(progress -> Duration.ZERO).listener(listener));
  }

  private static void get(CompletableFuture<?> future, TimeUnit... unit) {
    try {
      Object unused = unit.length == 0 ? future.get() : future.get(1, unit[0]);
    } catch (java.util.concurrent.ExecutionException
        | InterruptedException
        | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
