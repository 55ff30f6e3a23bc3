package dev.fluxcontract.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CancellationPropagatingFutureTest {
  private int stops;
  private final CancellationPropagatingFuture<String> future =
      new CancellationPropagatingFuture<>(() -> stops++);

  @Test
  void stopsItsWorkWhenCancelled() {
    assertThat(future.cancel(true)).isTrue();
    assertThat(stops).isEqualTo(1);
  }

  @Test
  void stopsItsWorkWhenTheCallerCompletesIt() {
    assertThat(future.complete("mine")).isTrue();
    assertThat(stops).isEqualTo(1);
  }

  @Test
  void doesNotStopWorkThatIsDone() {
    future.settle("done", Runnable::run);
    assertThat(future.cancel(true)).isFalse();
    assertThat(future).isCompletedWithValue("done");
    assertThat(stops).isZero();
  }

  @Test
  void doesNotStopWorkThatFailed() {
    future.fail(new IllegalStateException(), Runnable::run);
    assertThat(future.completeExceptionally(new IllegalStateException())).isFalse();
    assertThat(stops).isZero();
  }

  static Stream<UnaryOperator<CompletableFuture<String>>> descendants() {
    return Stream.of(
        f -> f.thenApply(s -> s),
        f -> f.thenApplyAsync(s -> s).exceptionally(e -> ""),
        f -> f.handle((s, e) -> s).copy(),
        f -> f.whenComplete((s, e) -> {}),
        f -> f.thenCompose(s -> new CompletableFuture<>()),
        f -> f.thenComposeAsync(s -> new CompletableFuture<>()),
        f -> f.thenComposeAsync(s -> new CompletableFuture<>(), Runnable::run));
  }

  @ParameterizedTest
  @MethodSource("descendants")
  void stopsItsWorkWhenADescendantIsCancelled(UnaryOperator<CompletableFuture<String>> descendant) {
    descendant.apply(future).cancel(true);
    assertThat(stops).isEqualTo(1);
  }

  @Test
  void stopsTheSecondWorkOfTwo() {
    CancellationPropagatingFuture<String> second =
        new CancellationPropagatingFuture<>(() -> stops += 10);
    CompletableFuture<String> both = future.thenCompose(s -> second);
    future.settle("first", Runnable::run);
    both.cancel(true);
    assertThat(second).isCancelled();
    assertThat(stops).isEqualTo(10);
  }

  @Test
  void stopsTheSecondWorkThatBeginsAfterTheEnd() {
    CancellationPropagatingFuture<String> second =
        new CancellationPropagatingFuture<>(() -> stops += 10);
    CompletableFuture<?>[] both = new CompletableFuture<?>[1];
    both[0] =
        future.thenCompose(
            s -> {
              both[0].cancel(true);
              return second;
            });
    future.settle("first", Runnable::run);
    assertThat(second).isCancelled();
  }

  static Stream<Consumer<CancellationPropagatingFuture<String>>> ends() {
    return Stream.of(
        f -> f.settle("done", Runnable::run),
        f -> f.fail(new IllegalStateException(), Runnable::run),
        f -> f.complete("mine"),
        f -> f.completeExceptionally(new IllegalStateException()),
        f -> f.cancel(true));
  }

  /** The work of a submit holds the request, whose images may be large. */
  @ParameterizedTest
  @MethodSource("ends")
  void keepsNothingOfItsWorkOnceItHasEnded(Consumer<CancellationPropagatingFuture<String>> end) {
    AtomicInteger request = new AtomicInteger();
    Runnable work = () -> request.set(1);
    WeakReference<Runnable> kept = new WeakReference<>(work);
    CancellationPropagatingFuture<String> first = new CancellationPropagatingFuture<>(work);
    work = null;
    CompletableFuture<String> both = first.thenCompose(s -> new CompletableFuture<>());
    end.accept(first);
    for (int i = 0; i < 10 && kept.get() != null; i++) {
      System.gc();
    }
    assertThat(kept.get()).isNull();
    assertThat(first).isDone();
    assertThat(both).isNotNull();
  }

  @Test
  void endsAlsoWhereNoThreadIsLeft() {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    future.settle("done", closed);
    assertThat(future).isCompletedWithValue("done");
  }
}
