package dev.fluxcontract.client;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something went wrong between this client and the gateway, or with the job itself. The subtypes
 * tell apart what a caller may want to treat differently; what all of them know is here.
 *
 * <p>The key never stands in the message, the headers or the body, even where a gateway echoes it.
 */
public class FluxException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Evidence evidence;

  FluxException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, cause);
    this.evidence = evidence;
  }

  /** The HTTP status of the gateway's answer, or 0 where none came. */
  public int status() {
    return evidence.status;
  }

  /** The headers of the gateway's answer, found by name in any case; empty where none came. */
  public Map<String, List<String>> headers() {
    return evidence.headers();
  }

  /** The id of the job that this is about, where it is known. */
  public @Nullable String requestId() {
    return evidence.requestId;
  }

  /**
   * The text that the gateway answered, or its first 16 thousand characters; null where no answer
   * came.
   */
  public @Nullable String body() {
    return evidence.body;
  }

  /** Whether the gateway took the job: what decides whether submitting again may be paid twice. */
  public Taken taken() {
    return evidence.taken;
  }

  /** What is known, for an exception that says the same about something else. */
  Evidence evidence() {
    return evidence;
  }
}
