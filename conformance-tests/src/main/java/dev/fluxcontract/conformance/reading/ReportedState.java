package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** A job's state as a body tells it. */
public enum ReportedState {
  QUEUED,
  RUNNING,
  DONE,
  FAILED,
  /** A state that no document knows, and no known spelling of a failure either. */
  UNKNOWN,
  /** No state is told. */
  NONE;

  /** How gateways spell a failure that is not COMPLETED with an error. */
  private static final Set<String> FAILURES =
      Set.of(
          ("FAILED FAILURE FAIL ERROR ERRORED CANCELLED CANCELED TIMEOUT TIMED_OUT ABORTED REJECTED"
                  + " EXPIRED")
              .split(" "));

  /**
   * Reads the {@code status} of a body. Upper and lower case are one, since some gateways spell
   * states their own way.
   */
  public static ReportedState of(JsonNode body) {
    JsonNode status = body.path("status");
    if (status.isMissingNode() || status.isNull()) {
      return NONE;
    }
    String word = status.isTextual() ? status.asText().toUpperCase(Locale.ROOT) : "";
    return switch (word) {
      case "IN_QUEUE" -> QUEUED;
      case "IN_PROGRESS" -> RUNNING;
      case "COMPLETED" -> namesError(body) && !ImageLocator.in(body) ? FAILED : DONE;
      default -> FAILURES.contains(word) ? FAILED : UNKNOWN;
    };
  }

  /** Whether a body spells one of fal's states in other letters than fal does. */
  public static boolean misspelt(JsonNode body) {
    String word = body.path("status").asText();
    String upper = word.toUpperCase(Locale.ROOT);
    return !word.equals(upper) && (of(body).pending() || upper.equals("COMPLETED"));
  }

  boolean pending() {
    return this == QUEUED || this == RUNNING;
  }

  /** COMPLETED alone does not say that all went well. */
  private static boolean namesError(JsonNode body) {
    return ErrorWords.in(body.path("error")) || ErrorWords.in(body.path("detail"));
  }
}
