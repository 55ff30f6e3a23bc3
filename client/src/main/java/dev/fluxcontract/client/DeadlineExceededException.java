package dev.fluxcontract.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The deadline passed. A job that had been taken goes on at the gateway, and can be waited for
 * again.
 */
public final class DeadlineExceededException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  DeadlineExceededException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, evidence, cause);
  }
}
