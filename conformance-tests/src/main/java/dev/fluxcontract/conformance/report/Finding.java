package dev.fluxcontract.conformance.report;

import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A check that something is wrong with, and how it stands to the others.
 *
 * @param check the check
 * @param cause the check from whose failure this one follows; null where it stands for itself
 * @param followers the checks whose failures follow from it
 * @param blocked how many checks could not be made because of it
 */
public record Finding(
    CheckSummary check, @Nullable String cause, List<String> followers, int blocked) {
  private static final int START = 45;

  private static final List<Outcome> WORST_FIRST =
      List.of(Outcome.ERROR, Outcome.FAILED, Outcome.WARNED, Outcome.WAIVED);

  public Finding {
    followers = List.copyOf(followers);
  }

  /**
   * All that is wrong: first what stands for itself, then what follows from it, the worst first in
   * both.
   */
  public static List<Finding> of(Report report) {
    Map<String, CheckSummary> bad = new LinkedHashMap<>();
    for (Outcome outcome : WORST_FIRST) {
      report.checks(outcome).forEach(check -> bad.put(check.check().id(), check));
    }
    Map<String, String> answers = answers(bad);
    Map<String, String> causes = new LinkedHashMap<>();
    for (CheckSummary check : bad.values()) {
      String cause = cause(check, bad, answers);
      if (cause != null) {
        causes.put(check.check().id(), cause);
      }
    }
    @Nullable String needed =
        CheckDependencies.NEEDED.stream().filter(bad::containsKey).findFirst().orElse(null);
    int blocked = (int) report.checks(Outcome.SKIPPED).stream().filter(Finding::isBlocked).count();
    List<Finding> findings = new ArrayList<>();
    for (CheckSummary check : bad.values()) {
      String id = check.check().id();
      List<String> followers =
          bad.keySet().stream().filter(other -> id.equals(causes.get(other))).toList();
      findings.add(new Finding(check, causes.get(id), followers, id.equals(needed) ? blocked : 0));
    }
    return Stream.concat(
            findings.stream().filter(finding -> finding.cause() == null),
            findings.stream().filter(finding -> finding.cause() != null))
        .toList();
  }

  /** What follows from it, in a sentence; null where nothing does. */
  public @Nullable String consequences() {
    List<String> says = new ArrayList<>();
    if (!followers.isEmpty()) {
      says.add(String.join(", ", followers) + (followers.size() == 1 ? " follows" : " follow"));
    }
    if (blocked > 0) {
      says.add(ReportText.count(blocked, "more check") + " could not be made");
    }
    return says.isEmpty() ? null : String.join(", and ", says) + " because of this.";
  }

  private static boolean isBlocked(CheckSummary check) {
    return check.cases().stream().anyMatch(CheckResult::blocked);
  }

  /** The first cause, which follows from none itself; null also where two name each other. */
  private static @Nullable String cause(
      CheckSummary check, Map<String, CheckSummary> bad, Map<String, String> answers) {
    Set<String> seen = new HashSet<>();
    CheckSummary last = check;
    String next = direct(check, bad, answers);
    while (next != null && seen.add(next)) {
      last = Objects.requireNonNull(bad.get(next));
      next = direct(last, bad, answers);
    }
    return next != null || seen.isEmpty() ? null : last.check().id();
  }

  private static @Nullable String direct(
      CheckSummary check, Map<String, CheckSummary> bad, Map<String, String> answers) {
    String id = check.check().id();
    String answer = answers.get(id);
    Stream<String> known =
        CheckDependencies.causes(id).stream()
            .filter(bad::containsKey)
            .filter(other -> isShared(check, bad.get(other)));
    Stream<String> alike =
        bad.keySet().stream()
            .takeWhile(other -> !other.equals(id))
            .filter(other -> !CheckDependencies.causes(other).contains(id))
            .filter(other -> answer != null && answer.equals(answers.get(other)))
            .filter(other -> Objects.requireNonNull(bad.get(other)).outcome() != Outcome.ERROR);
    return Stream.concat(known, alike).findFirst().orElse(null);
  }

  /** Whether both fail at the same operation, as far as their cases name one. */
  private static boolean isShared(CheckSummary check, @Nullable CheckSummary other) {
    return failures(check).stream()
        .map(Finding::operation)
        .anyMatch(
            own ->
                other != null
                    && failures(other).stream()
                        .map(Finding::operation)
                        .anyMatch(o -> o == null || own == null || o.equals(own)));
  }

  /** How the answers begin at which checks fail in all their cases, by their ids. */
  private static Map<String, String> answers(Map<String, CheckSummary> bad) {
    Map<String, String> answers = new HashMap<>();
    bad.forEach(
        (id, check) -> {
          if (check.cases(Outcome.PASSED).isEmpty() && check.worst().actual() != null) {
            answers.put(id, start(check.worst()));
          }
        });
    return answers;
  }

  /** The status, the content type, and how the body begins. */
  private static String start(CheckResult result) {
    String form = SimilarFailures.form(result.actual());
    return form.substring(0, Math.min(START, form.length()));
  }

  private static List<CheckResult> failures(CheckSummary check) {
    return check.cases().stream().filter(result -> WORST_FIRST.contains(result.outcome())).toList();
  }

  private static @Nullable String operation(CheckResult result) {
    String caseId = result.caseId();
    return caseId == null ? null : Objects.requireNonNull(caseId.split("/", 2)[0]);
  }
}
