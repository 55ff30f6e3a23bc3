package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.http.Reply;
import java.util.Locale;
import java.util.regex.Pattern;

/** What an answer to a question about a job comes to. */
enum Sight {
  /** The job waits or runs. */
  PENDING,
  /** The job is over and went well; with a result, the images are here. */
  DONE,
  /** The job is over and failed, or was cancelled. */
  FAILED,
  /** A state that nobody documents. */
  UNKNOWN,
  /** The gateway does not offer this address, or does not know the job. */
  MISSING,
  /** No sense can be made of it. */
  BROKEN;

  private static final Pattern WAIT =
      Pattern.compile(
          "progress|queue|pending|running|processing|not (yet )?(complete|finish|ready)");

  /** Reads an answer of the status address. */
  static Sight ofStatus(Reply reply) {
    State state = State.of(reply.json());
    if (reply.good() && state != State.NONE) {
      return of(state);
    }
    if (reply.good()) {
      return Images.in(reply.json()) ? DONE : BROKEN;
    }
    return ofError(reply) == FAILED && !reply.hasStatus(499) ? BROKEN : ofError(reply);
  }

  /** Reads an answer of the result address. */
  static Sight ofResult(Reply reply) {
    if (!reply.good()) {
      return ofError(reply);
    }
    State state = State.of(reply.json());
    boolean held = !Images.holder(reply.json()).isMissingNode();
    if (Images.in(reply.json()) || (held && !state.pending())) {
      return DONE;
    }
    if (state == State.DONE || (state == State.NONE && !reply.json().isObject())) {
      return BROKEN;
    }
    if (state != State.NONE) {
      return of(state);
    }
    boolean error = reply.json().hasNonNull("error") || reply.json().hasNonNull("detail");
    return error ? FAILED : reply.hasStatus(202) ? PENDING : BROKEN;
  }

  private static Sight of(State state) {
    return switch (state) {
      case QUEUED, RUNNING -> PENDING;
      case DONE -> DONE;
      case FAILED -> FAILED;
      case UNKNOWN, NONE -> UNKNOWN;
    };
  }

  private static Sight ofError(Reply reply) {
    if (reply.hasStatus(404, 405, 501)) {
      return MISSING;
    }
    if (reply.hasStatus(400, 409, 425) && says(reply, WAIT)) {
      return PENDING;
    }
    return reply.refused() || (reply.status() >= 500 && reply.isJson()) ? FAILED : BROKEN;
  }

  private static boolean says(Reply reply, Pattern words) {
    return words.matcher(reply.text().toLowerCase(Locale.ROOT)).find();
  }
}
