package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a report.json says of a gateway. It may come from anybody, so none of its texts is safe to
 * show as it is.
 *
 * @param gateway the base URL
 * @param embedded whether it was the embedded gateway
 * @param started when the run began
 * @param verdict what the run says
 * @param usdPerImage US dollars for an image that was asked for, on average; null where none was
 * @param answers within how many seconds requests were answered; null where none was
 * @param jobs within how many seconds jobs had their images; null where none had
 * @param areas how many checks of each area came to what, such as of SUBMIT
 * @param models how many cases of each submit operation of the contract came to what
 * @param notOffered the operations whose models the gateway does not offer
 * @param dialect what is neither right nor wrong, by name
 * @param complete whether each check was made, with all cases of the models that are offered
 */
public record ReportedRun(
    String gateway,
    boolean embedded,
    Instant started,
    RunVerdict verdict,
    @Nullable BigDecimal usdPerImage,
    @Nullable Percentiles answers,
    @Nullable Percentiles jobs,
    Map<String, Map<Outcome, Integer>> areas,
    Map<String, Map<Outcome, Integer>> models,
    Set<String> notOffered,
    Map<String, String> dialect,
    boolean complete) {
  /** The worst first; a skipped one says nothing. */
  static final List<Outcome> WORST_FIRST =
      List.of(
          Outcome.ERROR,
          Outcome.FAILED,
          Outcome.WARNED,
          Outcome.WAIVED,
          Outcome.PASSED,
          Outcome.SKIPPED);

  /** Within how many seconds half of all, and 95 %, were done. */
  public record Percentiles(double median, double percentile95) {
    static @Nullable Percentiles of(List<Double> seconds) {
      List<Double> sorted = seconds.stream().sorted().toList();
      return sorted.isEmpty() ? null : new Percentiles(within(sorted, 0.5), within(sorted, 0.95));
    }

    private static double within(List<Double> sorted, double share) {
      return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }
  }

  /** How much a run is worth as evidence. */
  public enum Standing {
    /** Nothing that could be tried was left out. */
    FULL,
    /** Something was skipped, or not chosen. */
    PARTIAL,
    /** It is too old. */
    EXPIRED
  }

  /** How much the run is worth at a time. */
  public Standing standing(Instant now, Duration maxAge) {
    if (started.plus(maxAge).isBefore(now)) {
      return Standing.EXPIRED;
    }
    return complete ? Standing.FULL : Standing.PARTIAL;
  }

  /** How many checks came to what, of all areas. */
  public Map<Outcome, Integer> checks() {
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    areas.values().forEach(area -> area.forEach((name, n) -> all.merge(name, n, Integer::sum)));
    return all;
  }

  /** Outcomes with their counts, the worst first. */
  public static List<Map.Entry<Outcome, Integer>> worstFirst(Map<Outcome, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(Comparator.comparing(count -> WORST_FIRST.indexOf(count.getKey())))
        .toList();
  }

  /** The worst of several outcomes. */
  static Outcome worst(List<Outcome> outcomes) {
    return outcomes.stream()
        .min(Comparator.comparing(WORST_FIRST::indexOf))
        .orElse(Outcome.SKIPPED);
  }

  /** The counts in words, the worst first, such as {@code 1 failed, 7 passed}. */
  public static String inWords(Map<Outcome, Integer> counts) {
    return worstFirst(counts).stream()
        .map(count -> count.getValue() + " " + ReportText.lower(count.getKey()))
        .collect(Collectors.joining(", "));
  }
}
