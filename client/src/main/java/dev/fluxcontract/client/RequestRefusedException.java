package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.model.FieldError;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateway refused the request (a 4xx, mostly 422). It will refuse the same request again. */
public final class RequestRefusedException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient @Nullable List<FieldError> fieldErrors;

  RequestRefusedException(String message, FailureDetails details, List<FieldError> fieldErrors) {
    super(message, details, null);
    this.fieldErrors = fieldErrors;
  }

  /**
   * The faults of the request, where the gateway names them one by one; empty otherwise, and in a
   * copy that was serialized.
   */
  public List<FieldError> fieldErrors() {
    return fieldErrors == null ? List.of() : fieldErrors;
  }
}
