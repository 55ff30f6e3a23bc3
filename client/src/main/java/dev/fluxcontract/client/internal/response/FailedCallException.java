package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.IOException;
import java.io.Serial;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A call without a usable response, and what is known about it besides. */
public final class FailedCallException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean notProcessed;
  private final int status;
  private final transient Headers headers;

  private FailedCallException(
      String message, @Nullable Throwable cause, boolean notProcessed, @Nullable Response head) {
    super(message, cause);
    this.notProcessed = notProcessed;
    this.status = head == null ? 0 : head.code();
    this.headers = head == null ? Headers.of() : head.headers();
  }

  /** The gateway certainly did not process the request, even if the request was sent. */
  public static FailedCallException notProcessed(String message, @Nullable Throwable cause) {
    return new FailedCallException(message, cause, true, null);
  }

  /** A proxy answered instead of the gateway, which never got the request. */
  public static FailedCallException fromProxy(Response answer) {
    return new FailedCallException(
        "the proxy asks for a user and password (407). OkHttp's proxyAuthenticator gives them"
            + " only where the gateway is at https; for one at http add the header"
            + " Proxy-Authorization by an interceptor",
        null,
        true,
        answer);
  }

  /** The call did not get its turn in time. */
  public static FailedCallException queued(int callsAtATime) {
    return notProcessed(
        callsAtATime
            + " calls are made at a time, and the request was not sent before the time limit; limit"
            + " the jobs in flight, or raise deadline(…)",
        null);
  }

  /** The head of a response came, and its body did not. */
  public static FailedCallException incomplete(Response head, IOException cause) {
    return new FailedCallException(
        "The response began with status " + head.code() + " and was not complete: " + reason(cause),
        cause,
        false,
        head);
  }

  /** What an exception says; its class, if it has no message. */
  public static String reason(IOException e) {
    // Okio appends what it read, in hex.
    return e.getMessage() == null ? e.toString() : e.getMessage().replaceAll(" content=\\S+", "");
  }

  /** Whether a proxy answered; a retry would get the same answer. */
  public boolean isFromProxy() {
    return notProcessed && status != 0;
  }

  /** What is known; {@code taken} is what the caller knows of a submit if this knows no better. */
  FailureDetails details(Taken taken, @Nullable String requestId, KeyRedaction redaction) {
    return FailureDetails.of(
        notProcessed && taken == Taken.UNKNOWN ? Taken.NO : taken,
        requestId == null ? headers.get(GatewayResponse.REQUEST_ID_HEADER) : requestId,
        status,
        headers,
        null,
        redaction);
  }
}
