package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The gateway answered what cannot be made sense of: a proxy's page, an error of its own (5xx),
 * something that is neither a ticket nor a status nor a result. {@link #body()} holds its words.
 */
public final class BadAnswerException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  BadAnswerException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, details, cause);
  }
}
