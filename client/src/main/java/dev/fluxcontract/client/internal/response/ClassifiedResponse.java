package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.internal.util.JsonTree;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a status or result call means for the job. The body decides; the HTTP status
 * only where it must.
 */
public record ClassifiedResponse(Kind kind, GatewayResponse answer, @Nullable GatewayError error) {
  public enum Kind {
    /** The job waits or runs. */
    PENDING,
    /** Here are the images. */
    IMAGES,
    /** The job is over and went well as far as is told; the images are elsewhere. */
    COMPLETED,
    FAILED,
    CANCELLED,
    /** The gateway does not offer this address, or does not know the job. */
    ABSENT,
    UNAUTHORISED,
    /** Too many requests, or nothing left to pay with. */
    LIMITED,
    /** Nothing about the job: a gateway in trouble, or nonsense. To be read again. */
    TROUBLE
  }

  public static ClassifiedResponse ofStatus(GatewayResponse answer) {
    return of(answer, false);
  }

  public static ClassifiedResponse ofResult(GatewayResponse answer) {
    return of(answer, true);
  }

  /** The error, or the little that can be said where the body names none. */
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
    boolean images = Envelope.result(answer.members()) != null;
    if (images && phase != JobPhase.FAILED && phase != JobPhase.CANCELLED) {
      return Kind.IMAGES;
    }
    return switch (phase) {
      case PENDING -> Kind.PENDING;
      case CANCELLED -> Kind.CANCELLED;
      case FAILED -> failed(error);
      case COMPLETED -> error == null ? Kind.COMPLETED : failed(error);
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
    Kind kind = error.code() == 0 ? null : byStatus(error.code(), error);
    return kind == null ? failed(error) : kind;
  }

  private static Kind unsuccessful(
      GatewayResponse answer, JobPhase phase, GatewayError error, boolean ofResult) {
    int status = answer.status();
    boolean early = status == 400 || status == 404 || status == 409 || status == 423;
    if (status == 425 || (early && (phase == JobPhase.PENDING || error.pending()))) {
      return Kind.PENDING;
    }
    Kind kind = byStatus(status, error);
    if (kind != null) {
      return kind;
    }
    if (status < 400 || status == 408) {
      return Kind.TROUBLE;
    }
    if (phase == JobPhase.FAILED || phase == JobPhase.CANCELLED) {
      return phase == JobPhase.CANCELLED ? Kind.CANCELLED : failed(error);
    }
    if (status < 500) {
      return ofResult ? failed(error) : Kind.ABSENT;
    }
    return ofResult && saysTheModel(answer) ? failed(error) : Kind.TROUBLE;
  }

  private static @Nullable Kind byStatus(int status, GatewayError error) {
    return switch (status) {
      case 401, 403 -> error.outOfCredit() ? Kind.LIMITED : Kind.UNAUTHORISED;
      case 402, 429 -> Kind.LIMITED;
      case 404, 405, 410, 501 -> Kind.ABSENT;
      case 499 -> Kind.CANCELLED;
      default -> null;
    };
  }

  /** A 5xx is the job's own failure, not the gateway's, where the gateway marks it so. */
  private static boolean saysTheModel(GatewayResponse answer) {
    return JsonTree.text(answer.members().get("error_type")) != null
        || answer.header("X-Fal-Error-Type") != null
        || "user".equals(answer.header("X-Fal-Request-Timeout-Type"))
        || "false".equals(answer.header("X-Fal-Retryable"))
        || "0".equals(answer.header("X-Fal-Needs-Retry"));
  }

  private static Kind failed(@Nullable GatewayError error) {
    return error != null && error.cancelled() ? Kind.CANCELLED : Kind.FAILED;
  }
}
