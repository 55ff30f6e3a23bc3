package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.internal.util.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a status or result call means for the job. The body decides; the HTTP status
 * only if it must. Only what the job's own gateway says in JSON is a failure of the job: a page, or
 * a status that says that something on the way to the gateway is in trouble, is not.
 *
 * @param error what the answer says went wrong. If the job is {@link Kind#COMPLETED}, it is not
 *     certain that this is an error: the result decides.
 */
public record ClassifiedResponse(Kind kind, GatewayResponse answer, @Nullable GatewayError error) {
  public enum Kind {
    /** The job waits or runs. */
    PENDING,
    /** Here are the images. */
    IMAGES,
    /** The job is over and succeeded, as far as the response says; the images are elsewhere. */
    COMPLETED,
    FAILED,
    CANCELLED,
    /** The gateway does not offer this address, or does not know the job. */
    ABSENT,
    UNAUTHORISED,
    /** Too many requests, or nothing left to pay with. */
    LIMITED,
    /** Nothing about the job: a gateway in trouble, or nonsense. The call is repeated. */
    TROUBLE
  }

  /** Whether the gateway knows the job, and reports its state. */
  public boolean saysSomethingOfTheJob() {
    return switch (kind) {
      case PENDING, IMAGES, COMPLETED, FAILED, CANCELLED -> true;
      case ABSENT, UNAUTHORISED, LIMITED, TROUBLE -> false;
    };
  }

  public static ClassifiedResponse ofStatus(GatewayResponse answer) {
    return of(answer, false);
  }

  public static ClassifiedResponse ofResult(GatewayResponse answer) {
    return of(answer, true);
  }

  /** The error, or what else the response says, if the body names none. */
  public GatewayError words() {
    return error == null ? GatewayError.in(answer) : error;
  }

  private static ClassifiedResponse of(GatewayResponse answer, boolean ofResult) {
    JobPhase phase = JobPhase.in(answer.members());
    if (answer.successful()) {
      GatewayError error = GatewayError.within(answer.members());
      return new ClassifiedResponse(successful(answer, phase, error), answer, error);
    }
    GatewayError error = GatewayError.in(answer);
    return new ClassifiedResponse(unsuccessful(answer, phase, error, ofResult), answer, error);
  }

  private static Kind successful(
      GatewayResponse answer, JobPhase phase, @Nullable GatewayError error) {
    boolean images = ResponseEnvelope.result(answer.members()) != null;
    if (images && phase != JobPhase.FAILED && phase != JobPhase.CANCELLED) {
      return Kind.IMAGES;
    }
    return switch (phase) {
      case PENDING -> Kind.PENDING;
      case CANCELLED -> Kind.CANCELLED;
      case FAILED -> failed(error);
      case COMPLETED -> GatewayError.named(answer.members()) ? failed(error) : Kind.COMPLETED;
      case UNKNOWN -> GatewayError.named(answer.members()) ? failed(error) : Kind.PENDING;
      case NONE -> error == null ? stateless(answer) : envelope(answer, error);
    };
  }

  private static Kind stateless(GatewayResponse answer) {
    boolean queued =
        answer.members().containsKey("queue_position") || answer.members().containsKey("logs");
    if (answer.status() == 202 || queued) {
      return Kind.PENDING;
    }
    // A list of images, and none in it: that is a result, if a poor one.
    return answer.members().containsKey("images") ? Kind.COMPLETED : Kind.TROUBLE;
  }

  private static Kind envelope(GatewayResponse answer, GatewayError error) {
    boolean onlyWords = !GatewayError.named(answer.members());
    if (onlyWords && (error.pending() || answer.status() == 202)) {
      return Kind.PENDING;
    }
    if (isOnTheWay(error.code())) {
      return Kind.TROUBLE;
    }
    Kind kind = error.code() == 0 ? null : byStatus(error.code(), error);
    return kind == null ? failed(error) : kind;
  }

  private static Kind unsuccessful(
      GatewayResponse answer, JobPhase phase, GatewayError error, boolean ofResult) {
    int status = answer.status();
    boolean early = status == 400 || status == 404 || status == 409 || status == 423;
    boolean pending = phase == JobPhase.PENDING || (!answer.isMarkup() && error.pending());
    if (status == 425 || (early && pending)) {
      return Kind.PENDING;
    }
    Kind kind = status == 403 && answer.isMarkup() ? Kind.TROUBLE : byStatus(status, error);
    if (kind != null) {
      return kind;
    }
    if (!answer.isObject() || status < 400) {
      return Kind.TROUBLE;
    }
    if (isMarked(answer, status) || (status == 500 && isFalsRefusalToRetry(answer))) {
      return ofResult ? failed(error) : Kind.TROUBLE;
    }
    if (isOnTheWay(status)) {
      return Kind.TROUBLE;
    }
    if (status == 499 || phase == JobPhase.CANCELLED) {
      return Kind.CANCELLED;
    }
    if (phase == JobPhase.FAILED && !isEnvelopeOfTrouble(answer)) {
      return failed(error);
    }
    if (status >= 500) {
      return Kind.TROUBLE;
    }
    return ofResult ? failed(error) : Kind.ABSENT;
  }

  private static @Nullable Kind byStatus(int status, GatewayError error) {
    return switch (status) {
      case 401, 403 -> error.outOfCredit() ? Kind.LIMITED : Kind.UNAUTHORISED;
      case 402, 429 -> Kind.LIMITED;
      case 404, 405, 410, 501 -> Kind.ABSENT;
      default -> null;
    };
  }

  /** A status by which a proxy or server speaks of the HTTP exchange, and never of the job. */
  private static boolean isOnTheWay(int status) {
    return switch (status) {
      case 406, 407, 408, 411, 412, 414, 416, 417, 421, 424, 426, 428, 431, 502, 503, 504 -> true;
      default -> status >= 505;
    };
  }

  /** Whether a gateway names the kind of the job's error, as fal does with each status. */
  private static boolean isMarked(GatewayResponse answer, int status) {
    return status >= 500
        && (JsonTree.text(answer.members().get("error_type")) != null
            || answer.header("X-Fal-Error-Type") != null
            || "user".equals(answer.header("X-Fal-Request-Timeout-Type")));
  }

  private static boolean isFalsRefusalToRetry(GatewayResponse answer) {
    return "false".equals(answer.header("X-Fal-Retryable"))
        || "0".equals(answer.header("X-Fal-Needs-Retry"));
  }

  /** With "error" for a status, an envelope speaks of the call, unless it names the job. */
  private static boolean isEnvelopeOfTrouble(GatewayResponse answer) {
    return answer.status() >= 500
        && answer.members().get("status") instanceof String word
        && word.equalsIgnoreCase("error")
        && !answer.members().containsKey("request_id");
  }

  private static Kind failed(@Nullable GatewayError error) {
    return error != null && error.cancelled() ? Kind.CANCELLED : Kind.FAILED;
  }
}
