package dev.fluxcontract.client;

import dev.fluxcontract.client.internal.response.ExceptionConstructors;
import dev.fluxcontract.client.internal.response.FailureDetails;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between this client and the gateway, or with the job itself. The subtypes
 * tell apart what a caller may want to treat differently; what all of them know is here.
 *
 * <p>The key is not in the message, the headers or the body, even if a gateway repeats it; the
 * client's page lists the encodings in which it is found.
 */
public class FluxException extends RuntimeException implements Cloneable {
  @Serial private static final long serialVersionUID = 1L;

  static {
    ExceptionConstructors.install(new ConstructorAccess.Exceptions());
  }

  private final FailureDetails details;

  FluxException(String message, FailureDetails details, @Nullable Throwable cause) {
    super(message, cause);
    this.details = details;
  }

  /** The HTTP status of the gateway's answer, or 0 where none came. */
  public int status() {
    return details.status();
  }

  /** The headers of the gateway's answer, found by name in any case; empty where none came. */
  public Map<String, List<String>> headers() {
    return details.headers();
  }

  /** The id of the job that this is about, where it is known. */
  public @Nullable String requestId() {
    return details.requestId();
  }

  /**
   * The text that the gateway answered, or its first 16 thousand characters; null where no answer
   * came.
   */
  public @Nullable String body() {
    return details.body();
  }

  /** Whether the gateway took the job: what decides whether submitting again may be paid twice. */
  public Taken taken() {
    return details.taken();
  }

  /** The same exception for another caller, who may add to its stack and suppressed exceptions. */
  FluxException copy() {
    try {
      FluxException copy = (FluxException) clone();
      copy.fillInStackTrace();
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("It is Cloneable", e);
    }
  }

  /** What is known, for an exception that says the same about something else. */
  FailureDetails details() {
    return details;
  }
}
