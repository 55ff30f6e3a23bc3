package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.InterruptedCallException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.internal.util.CancellationPropagatingFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a future on the caller's thread, and stops the work behind it when that thread is
 * interrupted.
 */
public final class InterruptibleWait {
  private InterruptibleWait() {}

  /** Fails before anything is begun where the thread has already been interrupted. */
  public static void checkInterrupt(Supplier<FailureDetails> known) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(known, null);
    }
  }

  public static <T extends @Nullable Object> T await(
      CancellationPropagatingFuture<T> future, Supplier<FailureDetails> known) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (future.cancel(true)) {
        throw interrupted(known, e);
      }
    }
    try {
      // It was done at the same moment. A job that is paid for is not thrown away.
      return future.join();
    } catch (CompletionException e) {
      throw failure(e.getCause());
    }
  }

  /** A failure made on another thread, whose stack says nothing to the caller. */
  private static RuntimeException failure(@Nullable Throwable failure) {
    if (failure instanceof FluxException known) {
      known.fillInStackTrace();
      return known;
    }
    return failure instanceof RuntimeException fault ? fault : new IllegalStateException(failure);
  }

  private static InterruptedCallException interrupted(
      Supplier<FailureDetails> known, @Nullable InterruptedException cause) {
    FailureDetails details = known.get();
    String job = details.requestId() == null ? "" : " for job " + details.requestId();
    String taken =
        details.taken() == Taken.UNKNOWN
            ? "; the request was sent, and it is not known whether the gateway took the job;"
                + " submitting again may be paid twice"
            : "";
    return ExceptionConstructors.get()
        .interruptedCall(
            "The thread was interrupted while it waited" + job + taken, details, cause);
  }
}
