package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.internal.util.JsonTree;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a state means for a wait, in all the words in which gateways say it. */
public enum JobPhase {
  /** The job waits or runs. */
  PENDING,
  /** The job is over. Only the rest of the answer shows whether it went well. */
  COMPLETED,
  FAILED,
  CANCELLED,
  /** A state that nobody documented. It is waited for, until the deadline. */
  UNKNOWN,
  /** The body holds no state. */
  NONE;

  private static final Pattern SEPARATORS = Pattern.compile("[\\s-]+");

  private static final Set<String> PENDING_WORDS =
      words(
          """
          IN_QUEUE QUEUED QUEUEING IN_PROGRESS PENDING PROCESSING RUNNING STARTING STARTED WAITING
          SUBMITTED ACCEPTED CREATED SCHEDULED NOT_START NOT_STARTED RETRYING
          CANCELLATION_REQUESTED CANCELLING CANCELING
          """);
  private static final Set<String> COMPLETED_WORDS =
      words("COMPLETED COMPLETE SUCCEEDED SUCCEED SUCCESS SUCCESSFUL DONE FINISHED READY OK");
  private static final Set<String> FAILED_WORDS =
      words(
          """
          TIMEOUT TIMED_OUT TIME_OUT EXPIRED REJECTED ABORTED CRASHED KILLED BANNED BLOCKED
          TERMINATED
          """);

  /**
   * The phase that a body reports. A relay's envelope says success about itself; then the state
   * within it counts.
   */
  public static JobPhase in(Map<String, @Nullable Object> body) {
    JobPhase outer = of(body);
    if (outer == NONE || outer == COMPLETED) {
      for (String wrapper : ResponseEnvelope.WRAPPERS) {
        JobPhase inner = of(JsonTree.members(body.get(wrapper)));
        if (inner != NONE) {
          return inner;
        }
      }
    }
    return outer;
  }

  private static JobPhase of(Map<String, @Nullable Object> body) {
    for (String name : new String[] {"status", "state"}) {
      if (body.get(name) instanceof String word && !word.isBlank()) {
        return of(word);
      }
    }
    return NONE;
  }

  public static JobPhase of(String state) {
    String word = SEPARATORS.matcher(state.strip().toUpperCase(Locale.ROOT)).replaceAll("_");
    if (PENDING_WORDS.contains(word)) {
      return PENDING;
    }
    if (COMPLETED_WORDS.contains(word)) {
      return COMPLETED;
    }
    if (FAILED_WORDS.contains(word) || word.contains("FAIL") || word.contains("ERROR")) {
      return FAILED;
    }
    return word.contains("CANCELED") || word.contains("CANCELLED") || word.equals("REVOKED")
        ? CANCELLED
        : UNKNOWN;
  }

  private static Set<String> words(String list) {
    return Set.of(list.split("\\s+"));
  }
}
