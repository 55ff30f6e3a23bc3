package dev.fluxcontract.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The gateway refused the request (a 4xx, mostly 422). It will refuse the same request again. */
public final class RequestRefusedException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  RequestRefusedException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, evidence, cause);
  }
}
