package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The gateway takes no more for now: too many requests, or no credit left. */
public final class LimitExceededException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean outOfCredit;
  private final @Nullable Duration retryAfter;

  LimitExceededException(
      String message, FailureDetails details, boolean outOfCredit, @Nullable Duration retryAfter) {
    super(message, details, null);
    this.outOfCredit = outOfCredit;
    this.retryAfter = retryAfter;
  }

  /** Whether the account has run out of credit, so that waiting does not help. */
  public boolean outOfCredit() {
    return outOfCredit;
  }

  /** How long the gateway asks to wait, where it says so. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
