package dev.fluxcontract.conformance.report;

import java.util.ArrayList;
import java.util.HashMap;
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

  /**
   * Checks, and the checks from whose failures theirs follow, the likeliest first. RESULT-08 is
   * among them since images of a pixel or two are easily the same.
   */
  private static final String TABLE =
      """
      SUBMIT-02 SUBMIT-03 SUBMIT-04 SUBMIT-07 AUTH-01 SYNC-01: SUBMIT-01
      SUBMIT-05 SUBMIT-06 SUBMIT-08: SUBMIT-01 LIFE-01 LIFE-02
      TICKET-02: TICKET-01
      TICKET-04 TICKET-05 LIFE-07: TICKET-03
      TICKET-07: TICKET-03 TICKET-06
      TICKET-08: TICKET-03 TICKET-06 TICKET-09
      TICKET-11: TICKET-06 TICKET-07
      TICKET-12: TICKET-03 TICKET-05
      AUTH-02: AUTH-01
      AUTH-03: AUTH-01 AUTH-02 LIFE-05
      AUTH-04: AUTH-01 AUTH-02
      AUTH-05: AUTH-01 AUTH-02 CANCEL-06
      UNKNOWN-01: LIFE-05
      LIFE-02 LIFE-04 RESULT-07 CANCEL-01: LIFE-01
      LIFE-03: TICKET-09 LIFE-06
      LIFE-05: LIFE-01 LIFE-04
      LIFE-08: LIFE-06
      ORDER-02: LIFE-01 LIFE-02
      RESULT-04 RESULT-06: RESULT-02
      RESULT-08 FILE-07: FILE-06
      FILE-01: LIFE-01 RESULT-02
      FILE-04: FILE-03
      FILE-06: FILE-05
      FILE-08: FILE-06 FILE-07
      EFFECT-01: EFFECT-02
      EFFECT-04: RESULT-08
      EFFECT-05: EFFECT-03
      EFFECT-09: EFFECT-08
      CANCEL-02: LIFE-01 LIFE-02 CANCEL-06
      CANCEL-05: LIFE-04 LIFE-05 RESULT-07 FILE-01
      CLIENT-01 CLIENT-02: \
      SUBMIT-01 SUBMIT-05 TICKET-01 TICKET-02 LIFE-01 LIFE-02 LIFE-05 LIFE-06 RESULT-01 RESULT-02 \
      FILE-01 FILE-02 CANCEL-01 CANCEL-02
      SYNC-02: LIFE-01 LIFE-02 RESULT-02 RESULT-03 FILE-01 FILE-02
      ROBUST-02 ROBUST-03: SUBMIT-01 LIFE-01 LIFE-02 RESULT-05
      """;

  private static final Map<String, List<String>> CAUSES = read(TABLE);

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

  private static Map<String, List<String>> read(String table) {
    Map<String, List<String>> causes = new HashMap<>();
    for (String line : table.lines().toList()) {
      String[] sides = line.split(": ", 2);
      for (String check : sides[0].split(" ", -1)) {
        causes.put(check, List.of(sides[1].split(" ", -1)));
      }
    }
    return causes;
  }
}
