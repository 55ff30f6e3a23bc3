package dev.fluxcontract.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.NotOffered;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What failed in an earlier run, to be tried again.
 *
 * @param failures what failed
 * @param notOffered the models that the gateway did not offer then: what failed, failed at others
 * @param cheap whether the cheapest request of each failure is enough
 */
public record FailureReplay(Set<Failure> failures, List<NotOffered> notOffered, boolean cheap) {
  /** The format of report.json; it changes if an older reader would misread the file. */
  public static final String FORMAT = "flux-conformance-report/1";

  private static final Set<Outcome> FAILED =
      Set.of(Outcome.FAILED, Outcome.WARNED, Outcome.ERROR, Outcome.WAIVED);

  /** What became of an earlier failure. */
  public enum ReplayStatus {
    /** It passes now. */
    FIXED,
    /** It fails as before. */
    STILL_FAILING,
    /** It was not run, or could not tell. */
    NOT_RUN
  }

  /**
   * One failure of the earlier run.
   *
   * @param checkId which check
   * @param caseId on which case, or null where there is one only
   */
  public record Failure(String checkId, @Nullable String caseId) {}

  /** A failure and what became of it. */
  public record ReplayedFailure(Failure failure, ReplayStatus status) {}

  /** A check on a case, or on the cheapest of its requests where it looks at many. */
  public static FailureReplay probe(
      String checkId, @Nullable String caseId, List<NotOffered> notOffered) {
    return new FailureReplay(Set.of(new Failure(checkId, caseId)), notOffered, true);
  }

  /** All checks that a gateway without these models can be probed with. */
  public static FailureReplay probes(List<NotOffered> notOffered) {
    return new FailureReplay(Set.of(), notOffered, true);
  }

  boolean includes(String checkId, @Nullable String caseId) {
    return (cheap && failures.isEmpty()) || failures.contains(new Failure(checkId, caseId));
  }

  /**
   * What failed in a run, read from its report.json.
   *
   * @throws IllegalArgumentException if it is none, or of another format
   */
  public static FailureReplay read(JsonNode report) {
    String format = report.path("format").asText("");
    if (format.isEmpty()) {
      throw new IllegalArgumentException(
          "this is not a report.json of the suite: it does not say format: " + FORMAT);
    }
    if (!format.equals(FORMAT)) {
      throw new IllegalArgumentException("format " + format + ": this program reads " + FORMAT);
    }
    if (!report.path("checks").isArray()) {
      throw new IllegalArgumentException(
          "This is not a report.json of the suite: it has no checks");
    }
    Set<Failure> failures = new LinkedHashSet<>();
    for (JsonNode check : report.get("checks")) {
      for (JsonNode one : check.path("cases")) {
        String outcome = one.path("outcome").asText("");
        if (FAILED.stream().anyMatch(failed -> failed.name().equalsIgnoreCase(outcome))) {
          String caseId = one.hasNonNull("case") ? one.get("case").asText() : null;
          failures.add(new Failure(check.path("id").asText(""), caseId));
        }
      }
    }
    List<NotOffered> notOffered = new ArrayList<>();
    for (JsonNode one : report.path("notOffered")) {
      notOffered.add(
          new NotOffered(
              one.path("operation").asText(""),
              one.path("model").asText(""),
              "as in the earlier run: " + one.path("reason").asText("")));
    }
    return new FailureReplay(failures, notOffered, false);
  }

  /** What became of each failure. */
  public List<ReplayedFailure> replayedFailures(RunResult again) {
    return failures.stream()
        .map(failure -> new ReplayedFailure(failure, status(failure, again)))
        .toList();
  }

  private static ReplayStatus status(Failure failure, RunResult again) {
    for (CheckResult result : again.results()) {
      if (failure.equals(new Failure(result.check().id(), result.caseId()))) {
        if (FAILED.contains(result.outcome())) {
          return ReplayStatus.STILL_FAILING;
        }
        return result.outcome() == Outcome.PASSED ? ReplayStatus.FIXED : ReplayStatus.NOT_RUN;
      }
    }
    return ReplayStatus.NOT_RUN;
  }
}
