package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The thread was interrupted while it waited. The call was stopped, and the thread's interrupt flag
 * is set again. A job that had been taken goes on at the gateway; it can be picked up again by its
 * id.
 */
public final class InterruptedCallException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  InterruptedCallException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, details, cause);
  }
}
