package dev.fluxcontract.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * No answer came: the gateway could not be reached, or the connection broke, or this client was
 * closed meanwhile.
 */
public final class TransportException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  TransportException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, evidence, cause);
  }
}
