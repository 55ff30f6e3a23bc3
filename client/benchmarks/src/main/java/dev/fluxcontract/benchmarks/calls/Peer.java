package dev.fluxcontract.benchmarks.calls;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A client as its user would set it up, against one gateway. */
public interface Peer extends AutoCloseable {
  Submitted submit() throws Exception;

  /** Submits a job, waits for it in the client's own way, and fetches its result. */
  default Object job() throws Exception {
    Submitted job = submit();
    job.status();
    return job.result();
  }

  /** The same without holding the caller's thread, unless the client cannot do without it. */
  default CompletableFuture<?> start() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return job();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        ConcurrentJobs.THREADS);
  }

  @Override
  default void close() {}

  /** A job that the gateway took. */
  interface Submitted {
    Object status() throws Exception;

    Object result() throws Exception;
  }
}
