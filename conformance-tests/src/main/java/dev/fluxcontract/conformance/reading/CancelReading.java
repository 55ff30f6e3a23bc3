package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the answer to a cancel request means. */
public enum CancelReading {
  /** The job was, or will be, stopped. */
  ACCEPTED,
  /** It is said to be over already. */
  TOO_LATE,
  /** It is not stopped, for another reason or none. */
  DENIED,
  /** There is no such job. */
  NO_SUCH_JOB,
  /** Cancelling is not offered. */
  NOT_OFFERED,
  /** No sense can be made of it. */
  BROKEN;

  private static final Pattern OVER =
      Pattern.compile(
          "(?i)(?<![a-z])(?<!not (?:yet )?)(?:already|is|was|has|been|job|request|task)[ _]"
              + "(?:completed?|finished|ended|done|over)\\b|^(?:completed|finished)$");

  public static CancelReading of(ProbeResponse reply) {
    String word = reply.json().path("status").asText("").toUpperCase(Locale.ROOT);
    if (word.equals("NOT_FOUND")) {
      return NO_SUCH_JOB;
    }
    if (word.equals("ALREADY_COMPLETED")) {
      return TOO_LATE;
    }
    if (reply.hasStatus(200, 202, 204)) {
      JsonNode success = reply.json().path("success");
      boolean denied = success.isBoolean() && !success.booleanValue();
      return denied || reply.json().hasNonNull("error") ? denied(reply) : ACCEPTED;
    }
    if (reply.hasStatus(404, 405, 501)) {
      return NOT_OFFERED;
    }
    return reply.hasStatus(400, 409, 410, 422) ? denied(reply) : BROKEN;
  }

  private static CancelReading denied(ProbeResponse reply) {
    return ErrorWords.say(OVER, reply) ? TOO_LATE : DENIED;
  }

  /** Whether the gateway knows what cancelling is. */
  public boolean understood() {
    return this == ACCEPTED || this == TOO_LATE || this == DENIED;
  }
}
