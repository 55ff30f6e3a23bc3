package dev.fluxcontract.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which checks fail because another one does: the cause is to be repaired first. */
final class CheckDependencies {
  /** Without what these hold a gateway to there is nothing for others to look at; in order. */
  static final List<String> NEEDED =
      List.of(
          "SUBMIT-01",
          "TICKET-01",
          "TICKET-03",
          "LIFE-01",
          "LIFE-05",
          "LIFE-02",
          "RESULT-01",
          "RESULT-02",
          "CANCEL-01",
          "SUBMIT-02");

  private static final List<String> CLIENT =
      List.of(
          "SUBMIT-01",
          "TICKET-01",
          "TICKET-02",
          "LIFE-01",
          "LIFE-02",
          "LIFE-05",
          "LIFE-06",
          "RESULT-01",
          "RESULT-02",
          "FILE-01",
          "FILE-02",
          "CANCEL-01",
          "CANCEL-02");

  private static final Map<String, List<String>> CAUSES =
      Map.ofEntries(
          Map.entry("SUBMIT-02", List.of("SUBMIT-01")),
          Map.entry("SUBMIT-03", List.of("SUBMIT-01")),
          Map.entry("SUBMIT-04", List.of("SUBMIT-01")),
          Map.entry("SUBMIT-05", List.of("SUBMIT-01")),
          Map.entry("SUBMIT-06", List.of("SUBMIT-01")),
          Map.entry("SUBMIT-07", List.of("SUBMIT-01")),
          Map.entry("SUBMIT-08", List.of("SUBMIT-01")),
          Map.entry("TICKET-02", List.of("TICKET-01")),
          Map.entry("TICKET-04", List.of("TICKET-03")),
          Map.entry("TICKET-05", List.of("TICKET-03")),
          Map.entry("TICKET-07", List.of("TICKET-03", "TICKET-06")),
          Map.entry("TICKET-08", List.of("TICKET-03", "TICKET-06", "TICKET-09")),
          Map.entry("TICKET-11", List.of("TICKET-06", "TICKET-07")),
          Map.entry("TICKET-12", List.of("TICKET-03", "TICKET-05")),
          Map.entry("AUTH-01", List.of("SUBMIT-01")),
          Map.entry("AUTH-02", List.of("AUTH-01")),
          Map.entry("AUTH-03", List.of("AUTH-01", "AUTH-02", "LIFE-05")),
          Map.entry("AUTH-04", List.of("AUTH-01", "AUTH-02")),
          Map.entry("AUTH-05", List.of("AUTH-01", "AUTH-02", "CANCEL-06")),
          Map.entry("UNKNOWN-01", List.of("LIFE-05")),
          Map.entry("LIFE-02", List.of("LIFE-01")),
          Map.entry("LIFE-03", List.of("TICKET-09", "LIFE-06")),
          Map.entry("LIFE-05", List.of("LIFE-01", "LIFE-04")),
          Map.entry("LIFE-04", List.of("LIFE-01")),
          Map.entry("LIFE-07", List.of("TICKET-03")),
          Map.entry("LIFE-08", List.of("LIFE-06")),
          Map.entry("ORDER-02", List.of("LIFE-01", "LIFE-02")),
          Map.entry("RESULT-04", List.of("RESULT-02")),
          Map.entry("RESULT-06", List.of("RESULT-02")),
          Map.entry("RESULT-07", List.of("LIFE-01")),
          // Images of a pixel or two are easily the same.
          Map.entry("RESULT-08", List.of("FILE-06")),
          Map.entry("FILE-01", List.of("LIFE-01", "RESULT-02")),
          Map.entry("FILE-04", List.of("FILE-03")),
          Map.entry("FILE-06", List.of("FILE-05")),
          Map.entry("FILE-07", List.of("FILE-06")),
          Map.entry("FILE-08", List.of("FILE-06", "FILE-07")),
          Map.entry("EFFECT-01", List.of("EFFECT-02")),
          Map.entry("EFFECT-04", List.of("RESULT-08")),
          Map.entry("EFFECT-05", List.of("EFFECT-03")),
          Map.entry("EFFECT-09", List.of("EFFECT-08")),
          Map.entry("CANCEL-01", List.of("LIFE-01")),
          Map.entry("CANCEL-02", List.of("LIFE-01", "LIFE-02", "CANCEL-06")),
          Map.entry("CANCEL-05", List.of("LIFE-04", "LIFE-05", "RESULT-07")),
          Map.entry("CLIENT-01", CLIENT),
          Map.entry("CLIENT-02", CLIENT),
          Map.entry("SYNC-01", List.of("SUBMIT-01")),
          Map.entry(
              "SYNC-02",
              List.of("LIFE-01", "LIFE-02", "RESULT-02", "RESULT-03", "FILE-01", "FILE-02")),
          Map.entry("ROBUST-02", List.of("SUBMIT-01", "LIFE-01", "LIFE-02", "RESULT-05")),
          Map.entry("ROBUST-03", List.of("SUBMIT-01", "LIFE-01", "LIFE-02", "RESULT-05")));

  /** What jobs that share an id, or each other's results, make fail beside. */
  private static final Pattern OF_RESULTS =
      Pattern.compile("(RESULT|FILE|SYNC|ROBUST|CANCEL)-\\d+");

  private static final Pattern OF_JOBS = Pattern.compile("(LIFE|ORDER)-\\d+|" + OF_RESULTS);

  private CheckDependencies() {}

  /** The checks from which a failure of that one follows, the likeliest first. */
  static List<String> causes(String checkId) {
    List<String> causes = new ArrayList<>();
    if (OF_JOBS.matcher(checkId).matches()) {
      causes.add("TICKET-04");
    }
    if (OF_RESULTS.matcher(checkId).matches()) {
      causes.add("ORDER-03");
    }
    causes.addAll(CAUSES.getOrDefault(checkId, List.of()));
    return causes;
  }
}
