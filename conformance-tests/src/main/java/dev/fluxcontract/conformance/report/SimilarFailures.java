package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cases of a check that failed in the same way: they stand once.
 *
 * @param first the case that stands for all
 * @param others the names of the others
 */
public record SimilarFailures(CheckResult first, List<String> others) {
  /** More of an answer is not compared: what comes later is seldom what is wrong with it. */
  private static final int COMPARED = 120;

  public SimilarFailures {
    others = List.copyOf(others);
  }

  /** The cases by what is wrong with them, in their order. */
  public static List<SimilarFailures> of(List<CheckResult> cases) {
    Map<List<String>, List<CheckResult>> groups = new LinkedHashMap<>();
    for (CheckResult result : cases) {
      groups
          .computeIfAbsent(
              List.of(form(result.reason()), form(result.expected()), form(result.actual())),
              form -> new ArrayList<>())
          .add(result);
    }
    return groups.values().stream()
        .map(
            group ->
                new SimilarFailures(
                    group.get(0), group.stream().skip(1).map(ReportText::caseName).toList()))
        .toList();
  }

  /** A text without what differs from job to job: its case, ids, addresses, numbers. */
  public static String form(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String plain =
        text.replaceAll("\\bsubmit\\w+(/[^,;:)]*)?", "…")
            .replaceAll("https?://[^\\s\",]+", "…")
            .replaceAll("[0-9a-fA-F-]{16,}", "…")
            .replaceAll("\\d{4,}", "…");
    return plain.length() > COMPARED ? plain.substring(0, COMPARED) : plain;
  }
}
