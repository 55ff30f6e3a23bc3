package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Whether a run goes on. Whoever waits for something waits here, so that a stop ends it early. */
public final class StopSignal {
  /** How long a stop may go unnoticed by a thread that pauses. */
  private static final Duration NAP = Duration.ofMillis(200);

  private final RunClock time;
  private final CompletableFuture<String> stopped = new CompletableFuture<>();

  public StopSignal(RunClock time) {
    this.time = time;
  }

  void stop(String reason) {
    stopped.complete(reason);
  }

  /** Why the run was stopped; null while it goes on. */
  public @Nullable String reason() {
    return stopped.getNow(null);
  }

  /** Throws {@link RunStopped} where the run was stopped. */
  public void check() {
    String reason = reason();
    if (reason != null) {
      throw new RunStopped(reason);
    }
  }

  /** Waits. */
  public void pause(Duration duration) {
    long end = time.nanos() + duration.toNanos();
    try {
      for (long left = duration.toNanos(); left > 0; left = end - time.nanos()) {
        check();
        time.sleep(Duration.ofNanos(Math.min(left, NAP.toNanos())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunStopped("the run was interrupted");
    }
  }

  /** Waits for what another thread does. */
  public <T> T await(CompletableFuture<T> work) {
    CompletableFuture.anyOf(work, stopped).handle((value, failure) -> true).join();
    check();
    return work.join();
  }
}
