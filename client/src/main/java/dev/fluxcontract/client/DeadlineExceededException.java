package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The deadline passed. A job that had been taken goes on at the gateway, and can be waited for
 * again.
 */
public final class DeadlineExceededException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient @Nullable Job job;

  DeadlineExceededException(
      String message, FailureDetails details, @Nullable Job job, @Nullable FluxException cause) {
    super(message, details, cause);
    this.job = job;
  }

  /**
   * The job, to be waited for again; null where the deadline of another call than a wait passed: a
   * submit, {@link Job#status()}, {@link Job#result()}, {@link Job#cancel()} or a download; and in
   * a copy that was serialized.
   */
  public @Nullable Job job() {
    return job;
  }
}
