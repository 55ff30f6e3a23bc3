package dev.fluxcontract.client.internal.util;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A future that stops the work behind it when a caller cancels it, or completes it in any other
 * way. Cancelling what was made from it by {@code thenApply}, {@code thenCompose} and the like does
 * the same.
 */
public final class CancellationPropagatingFuture<T extends @Nullable Object>
    extends CompletableFuture<T> {
  /** Dropped at the end: it may hold a request with its images, and this future may be kept. */
  private volatile @Nullable Runnable work;

  private final Runnable checkMayBlock;

  public CancellationPropagatingFuture(Runnable stopWork) {
    this(stopWork, () -> {});
  }

  /** {@code checkMayBlock} throws if the thread must not wait for this future. */
  public CancellationPropagatingFuture(Runnable stopWork, Runnable checkMayBlock) {
    this.work = stopWork;
    this.checkMayBlock = checkMayBlock;
  }

  /** Ends the work's own way, on a thread where a caller's code may take its time. */
  public void settle(T value, Executor threads) {
    work = null;
    on(threads, () -> super.complete(value));
  }

  /** Ends the work's own way, as {@link #settle}. */
  public void fail(Throwable failure, Executor threads) {
    work = null;
    on(threads, () -> super.completeExceptionally(failure));
  }

  private static void on(Executor threads, Runnable end) {
    try {
      threads.execute(end);
    } catch (Throwable e) {
      // The client is being closed, or no thread can be created. There may still be a waiter.
      end.run();
    }
  }

  @Override
  public boolean complete(T value) {
    return stoppedIf(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return stoppedIf(super.completeExceptionally(failure));
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return stoppedIf(super.cancel(mayInterruptIfRunning));
  }

  private boolean stoppedIf(boolean ended) {
    if (ended) {
      @Nullable Runnable stopped = work;
      work = null;
      if (stopped != null) {
        stopped.run();
      }
    }
    return ended;
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    beforeBlocking();
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    beforeBlocking();
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    beforeBlocking();
    return super.join();
  }

  private void beforeBlocking() {
    if (!isDone()) {
      checkMayBlock.run();
    }
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CancellationPropagatingFuture<>(() -> cancel(true), checkMayBlock);
  }

  @Override
  public <U> CompletableFuture<U> thenCompose(
      Function<? super T, ? extends CompletionStage<U>> next) {
    Second<T, U> second = new Second<>(next);
    return second.behind(super.thenCompose(second));
  }

  @Override
  public <U> CompletableFuture<U> thenComposeAsync(
      Function<? super T, ? extends CompletionStage<U>> next) {
    Second<T, U> second = new Second<>(next);
    return second.behind(super.thenComposeAsync(second));
  }

  @Override
  public <U> CompletableFuture<U> thenComposeAsync(
      Function<? super T, ? extends CompletionStage<U>> next, Executor executor) {
    Second<T, U> second = new Second<>(next);
    return second.behind(super.thenComposeAsync(second, executor));
  }

  /** The second of two works in a row, known only once the first is done. */
  private static final class Second<T extends @Nullable Object, U>
      implements Function<T, CompletionStage<U>> {
    private final Function<? super T, ? extends CompletionStage<U>> next;
    private final CompletableFuture<CompletionStage<U>> begun = new CompletableFuture<>();

    Second(Function<? super T, ? extends CompletionStage<U>> next) {
      this.next = next;
    }

    @Override
    public CompletionStage<U> apply(T first) {
      CompletionStage<U> stage = next.apply(first);
      begun.complete(stage);
      return stage;
    }

    CompletableFuture<U> behind(CompletableFuture<U> both) {
      CancellationPropagatingFuture<U> linked = (CancellationPropagatingFuture<U>) both;
      @Nullable Runnable first = linked.work;
      linked.work =
          () -> {
            if (first != null) {
              first.run();
            }
            // Now, or once it begins.
            var unused = begun.thenAccept(stage -> stage.toCompletableFuture().cancel(true));
          };
      return linked;
    }
  }
}
