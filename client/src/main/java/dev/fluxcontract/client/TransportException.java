package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * No answer came: the gateway could not be reached, or the connection broke, or this client was
 * closed meanwhile.
 */
public final class TransportException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  TransportException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, details, cause);
  }
}
