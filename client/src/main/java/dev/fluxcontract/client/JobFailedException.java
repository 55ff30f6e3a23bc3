package dev.fluxcontract.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The job is over, and it failed. The words are the gateway's own. */
public final class JobFailedException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  private final String error;
  private final @Nullable String errorType;

  JobFailedException(String message, Evidence evidence, String error, @Nullable String errorType) {
    super(message, evidence, null);
    this.error = error;
    this.errorType = errorType;
  }

  /** What went wrong, in the gateway's words. */
  public String error() {
    return error;
  }

  /** The kind of error, where the gateway names one. */
  public @Nullable String errorType() {
    return errorType;
  }
}
