package dev.fluxcontract.conformance.reading;

import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.regex.Pattern;

/** What an answer to a question about a job comes to. */
public enum AnswerReading {
  /** The job waits or runs. */
  PENDING("that it waits or runs"),
  /** The job is over and went well; with a result, the images are here. */
  DONE("that it is over and went well"),
  /** The job is over and failed, or was cancelled. */
  FAILED("that it is over and failed"),
  /** A state that nobody documents. */
  UNKNOWN("a state that nobody documents"),
  /** The gateway does not offer this address, or does not know the job. */
  MISSING("that there is no such job or address"),
  /** No sense can be made of it. */
  BROKEN("nothing that can be read");

  private static final String GOES_ON = "(?:queued|pending|running|processing|processed|waiting)";

  /** How gateways say that a job is not over, unless they say that it failed, or is not there. */
  private static final Pattern WAIT =
      Pattern.compile(
          "(?is)^(?!.*(?:\\bno (?:such|request|job|task)|not (?:found|in |exist)|unknown)).*"
              + "(?:\\bstill (?:being )?"
              + GOES_ON
              + "|(?<![a-z])in[ _](?:the )?(?:progress|queue)"
              + "|n[o']t (?:yet )?(?:been )?(?:complete|finish|ready|done))"
              + "|^(?!.*(?:error|fail|invalid|missing|require|unable)).*"
              + "(?:^|\\b(?:is|been|being|currently|already|request|job|task) )"
              + GOES_ON);

  private final String words;

  AnswerReading(String words) {
    this.words = words;
  }

  /** What the answer says of the job, for a sentence. */
  @Override
  public String toString() {
    return words;
  }

  /** Reads an answer of the status address, or of the result address. */
  public static AnswerReading of(JobOperation step, ProbeResponse reply) {
    return step == JobOperation.STATUS ? ofStatus(reply) : ofResult(reply);
  }

  /** Reads an answer of the status address. */
  public static AnswerReading ofStatus(ProbeResponse reply) {
    ReportedState state = ReportedState.of(reply.json());
    if (reply.good() && state != ReportedState.NONE) {
      return of(state);
    }
    if (reply.good()) {
      return ImageLocator.in(reply.json()) ? DONE : BROKEN;
    }
    return ofError(reply) == FAILED && !reply.hasStatus(499) ? BROKEN : ofError(reply);
  }

  /** Reads an answer of the result address. */
  public static AnswerReading ofResult(ProbeResponse reply) {
    if (!reply.good()) {
      return ofError(reply);
    }
    ReportedState state = ReportedState.of(reply.json());
    boolean held = !ImageLocator.holder(reply.json()).isMissingNode();
    if (ImageLocator.in(reply.json()) || (held && !state.pending())) {
      return DONE;
    }
    if (state == ReportedState.DONE || (state == ReportedState.NONE && !reply.json().isObject())) {
      return BROKEN;
    }
    if (state != ReportedState.NONE) {
      return of(state);
    }
    boolean waits = reply.hasStatus(202);
    boolean error =
        reply.json().hasNonNull("error") || (!waits && reply.json().hasNonNull("detail"));
    return error ? FAILED : waits ? PENDING : BROKEN;
  }

  private static AnswerReading of(ReportedState state) {
    return switch (state) {
      case QUEUED, RUNNING -> PENDING;
      case DONE -> DONE;
      case FAILED -> FAILED;
      case UNKNOWN, NONE -> UNKNOWN;
    };
  }

  private static AnswerReading ofError(ProbeResponse reply) {
    if (reply.hasStatus(404, 405, 501)) {
      return MISSING;
    }
    if (reply.hasStatus(408, 429)) {
      return BROKEN;
    }
    if (reply.hasStatus(400, 409, 425) && ErrorWords.say(WAIT, reply)) {
      return PENDING;
    }
    return reply.refused() || (reply.status() >= 500 && reply.isJson()) ? FAILED : BROKEN;
  }
}
