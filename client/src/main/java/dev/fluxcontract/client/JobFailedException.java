package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.FailureDetails;
import dev.fluxcontract.client.model.FieldError;
import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The job ended, and it failed. The message is the gateway's own. */
public final class JobFailedException extends FluxException {
  @Serial private static final long serialVersionUID = 1L;

  private final String error;
  private final @Nullable String errorType;
  private final transient @Nullable List<FieldError> fieldErrors;
  private final boolean contentRefused;

  JobFailedException(
      String message,
      FailureDetails details,
      String error,
      @Nullable String errorType,
      List<FieldError> fieldErrors) {
    super(message, details, null);
    this.error = error;
    this.errorType = errorType;
    this.fieldErrors = fieldErrors;
    this.contentRefused =
        Stream.concat(Stream.ofNullable(errorType), fieldErrors.stream().map(FieldError::type))
            .anyMatch(type -> type != null && type.contains("content_policy"));
  }

  /** What went wrong, in the gateway's words; empty where it has none. */
  public String error() {
    return error;
  }

  /** The kind of error, where the gateway names one. */
  public @Nullable String errorType() {
    return errorType;
  }

  /**
   * Whether the prompt or an image is against the gateway's content policy: the error, or one of
   * the {@link #fieldErrors()}, is a {@code content_policy_violation}. Where a gateway says so in
   * words alone, this is false.
   */
  public boolean contentRefused() {
    return contentRefused;
  }

  /**
   * The faults of the request, where the model found some; empty otherwise, and in a copy that was
   * serialized.
   */
  public List<FieldError> fieldErrors() {
    return fieldErrors == null ? List.of() : fieldErrors;
  }
}
