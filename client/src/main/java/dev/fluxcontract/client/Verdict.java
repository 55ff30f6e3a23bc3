package dev.fluxcontract.client;

import org.jspecify.annotations.Nullable;

/**
 * What an answer to a status or result call means for the job. The body decides; the HTTP status
 * only where it must.
 */
record Verdict(Kind kind, Answer answer, @Nullable ErrorWords error) {
  enum Kind {
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

  static Verdict ofStatus(Answer answer) {
    return of(answer, false);
  }

  static Verdict ofResult(Answer answer) {
    return of(answer, true);
  }

  /** The error, or the little that can be said where the body names none. */
  ErrorWords words() {
    return error == null ? ErrorWords.in(answer) : error;
  }

  private static Verdict of(Answer answer, boolean ofResult) {
    Phase phase = Phase.in(answer.members());
    if (answer.successful()) {
      ErrorWords error = ErrorWords.within(answer.members());
      return new Verdict(successful(answer, phase, error), answer, error);
    }
    ErrorWords error = ErrorWords.in(answer);
    return new Verdict(unsuccessful(answer, phase, error, ofResult), answer, error);
  }

  private static Kind successful(Answer answer, Phase phase, @Nullable ErrorWords error) {
    boolean images = Wrapped.result(answer.members()) != null;
    if (images && phase != Phase.FAILED && phase != Phase.CANCELLED) {
      return Kind.IMAGES;
    }
    return switch (phase) {
      case PENDING -> Kind.PENDING;
      case CANCELLED -> Kind.CANCELLED;
      case FAILED -> failed(error);
      case COMPLETED -> error == null ? Kind.COMPLETED : failed(error);
      case UNKNOWN -> ErrorWords.named(answer.members()) ? failed(error) : Kind.PENDING;
      case NONE -> error == null ? stateless(answer) : envelope(answer, error);
    };
  }

  private static Kind stateless(Answer answer) {
    boolean queued =
        answer.members().containsKey("queue_position") || answer.members().containsKey("logs");
    if (answer.status() == 202 || queued) {
      return Kind.PENDING;
    }
    // A list of images, and none in it: that is a result, if a poor one.
    return answer.members().containsKey("images") ? Kind.COMPLETED : Kind.TROUBLE;
  }

  private static Kind envelope(Answer answer, ErrorWords error) {
    boolean onlyWords = !ErrorWords.named(answer.members());
    if (onlyWords && (error.pending() || answer.status() == 202)) {
      return Kind.PENDING;
    }
    Kind kind = error.code() == 0 ? null : byStatus(error.code(), error);
    return kind == null ? failed(error) : kind;
  }

  private static Kind unsuccessful(Answer answer, Phase phase, ErrorWords error, boolean ofResult) {
    int status = answer.status();
    boolean early = status == 400 || status == 404 || status == 409 || status == 423;
    if (status == 425 || (early && (phase == Phase.PENDING || error.pending()))) {
      return Kind.PENDING;
    }
    Kind kind = byStatus(status, error);
    if (kind != null) {
      return kind;
    }
    if (status < 400 || status == 408) {
      return Kind.TROUBLE;
    }
    if (phase == Phase.FAILED || phase == Phase.CANCELLED) {
      return phase == Phase.CANCELLED ? Kind.CANCELLED : failed(error);
    }
    if (status < 500) {
      return ofResult ? failed(error) : Kind.ABSENT;
    }
    return ofResult && saysTheModel(answer) ? failed(error) : Kind.TROUBLE;
  }

  private static @Nullable Kind byStatus(int status, ErrorWords error) {
    return switch (status) {
      case 401, 403 -> error.outOfCredit() ? Kind.LIMITED : Kind.UNAUTHORISED;
      case 402, 429 -> Kind.LIMITED;
      case 404, 405, 410, 501 -> Kind.ABSENT;
      case 499 -> Kind.CANCELLED;
      default -> null;
    };
  }

  /** A 5xx is the job's own failure, not the gateway's, where the gateway marks it so. */
  private static boolean saysTheModel(Answer answer) {
    return Json.text(answer.members().get("error_type")) != null
        || answer.header("X-Fal-Error-Type") != null
        || "user".equals(answer.header("X-Fal-Request-Timeout-Type"))
        || "false".equals(answer.header("X-Fal-Retryable"))
        || "0".equals(answer.header("X-Fal-Needs-Retry"));
  }

  private static Kind failed(@Nullable ErrorWords error) {
    return error != null && error.cancelled() ? Kind.CANCELLED : Kind.FAILED;
  }
}
