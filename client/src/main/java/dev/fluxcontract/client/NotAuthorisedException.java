package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;

/**
 * The gateway did not accept the key (401 or 403). Another key, or another {@link AuthScheme}, may
 * help.
 */
public final class NotAuthorisedException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  NotAuthorisedException(String message, FailureDetails details) {
    super(message, details, null);
  }
}
