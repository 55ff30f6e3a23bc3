package dev.fluxcontract.conformance.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a whole run came to.
 *
 * @param gateway the base URL that was checked
 * @param auth the scheme that was used, {@code bearer} or {@code key}
 * @param started when the run began
 * @param took how long it took
 * @param dialect what was found out about the gateway, by name
 * @param results one for each check and case, in the order of the plan
 * @param coverage what of the contract was sent, and what was not
 * @param asked what the run may have cost at worst
 * @param refused what was asked for by requests that the gateway refused
 * @param budget what it was allowed to cost
 * @param flaky how many requests and jobs failed at first and succeeded when repeated, by step
 * @param notOffered the models of the contract that the gateway does not offer
 * @param durations how long the jobs took that have images
 * @param abortedBecause why the run ended early, or null where it did not
 */
public record RunResult(
    String gateway,
    String auth,
    Instant started,
    Duration took,
    Map<String, String> dialect,
    List<CheckResult> results,
    List<Coverage> coverage,
    Cost asked,
    Cost refused,
    Cost budget,
    Map<String, Integer> flaky,
    List<NotOffered> notOffered,
    List<JobDuration> durations,
    @Nullable String abortedBecause) {
  /** Stands in the dialect where a run saw nothing to go by; it is not compared. */
  public static final String NOT_SEEN = "not seen";

  public RunResult {
    dialect = Collections.unmodifiableMap(new LinkedHashMap<>(dialect));
    results = List.copyOf(results);
    coverage = List.copyOf(coverage);
    notOffered = List.copyOf(notOffered);
    durations = List.copyOf(durations);
    flaky = Collections.unmodifiableMap(new TreeMap<>(flaky));
  }

  /** How many images the run may have asked for at worst. */
  public int imagesAsked() {
    return asked.images();
  }

  /** How many images were asked for by requests that the gateway refused. */
  public int imagesRefused() {
    return refused.images();
  }

  /** The same run with other results. */
  public RunResult withResults(List<CheckResult> others) {
    return new RunResult(
        gateway,
        auth,
        started,
        took,
        dialect,
        others,
        coverage,
        asked,
        refused,
        budget,
        flaky,
        notOffered,
        durations,
        abortedBecause);
  }
}
