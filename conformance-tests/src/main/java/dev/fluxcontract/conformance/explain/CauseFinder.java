package dev.fluxcontract.conformance.explain;

import dev.fluxcontract.conformance.model.CheckInfo;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.report.Finding;
import dev.fluxcontract.conformance.report.Report;
import dev.fluxcontract.conformance.report.SimilarFailures;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import dev.fluxcontract.conformance.run.Suite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The failures of a run by their likely cause, the most telling first. Only findings that do not
 * follow from others make a cause. Cases belong together if they show the same usual mistake, or
 * fail at the same step, with the same status and shape of the answer, where the same was expected.
 */
public final class CauseFinder {
  private static final int TEXT_SHOWN = 300;
  private static final int CASES_SHOWN = 3;
  private static final Set<Outcome> BROKEN = Set.of(Outcome.FAILED, Outcome.WARNED);

  private record Key(String subject, String step, int status, String shape) {}

  private static final class Group {
    private final @Nullable KnownMistake mistake;
    private final Symptom first;
    private final Map<String, CheckResult> different = new LinkedHashMap<>();
    private final Set<String> roots = new LinkedHashSet<>();
    private final Set<String> followers = new LinkedHashSet<>();
    private int cases;
    private int blocked;

    Group(@Nullable KnownMistake mistake, Symptom first) {
      this.mistake = mistake;
      this.first = first;
    }
  }

  private CauseFinder() {}

  /** The causes; empty where nothing failed. */
  public static List<LikelyCause> of(Report report) {
    Map<Key, Group> groups = new LinkedHashMap<>();
    for (Finding finding : Finding.of(report)) {
      Outcome outcome = finding.check().outcome();
      if (finding.cause() == null && BROKEN.contains(outcome)) {
        finding.check().told().forEach(one -> add(groups, finding, one, report));
      }
    }
    return Stream.concat(
            refusedKey(report),
            groups.values().stream()
                .sorted(Comparator.comparing(group -> group.mistake == null))
                .map(CauseFinder::cause))
        .toList();
  }

  private static void add(
      Map<Key, Group> groups, Finding finding, CheckResult result, Report report) {
    Symptom symptom = Symptom.of(result, report.run().gateway());
    KnownMistake mistake = KnownMistake.of(symptom, report);
    Key key =
        mistake != null
            ? new Key(mistake.name(), "", 0, "")
            : new Key(subject(symptom, finding), symptom.step(), symptom.status(), symptom.shape());
    Group group = groups.computeIfAbsent(key, any -> new Group(mistake, symptom));
    group.cases++;
    group.different.putIfAbsent(SimilarFailures.form(result.actual()), result);
    if (group.roots.add(symptom.checkId())) {
      group.followers.addAll(finding.followers());
      group.blocked += finding.blocked();
    }
  }

  /** Errors are alike where the same was expected; other answers only within a check. */
  private static String subject(Symptom symptom, Finding finding) {
    return symptom.isError()
        ? SimilarFailures.form(finding.check().worst().expected())
        : symptom.checkId();
  }

  /** A run that ends since the key is refused has no failed case. */
  private static Stream<LikelyCause> refusedKey(Report report) {
    String aborted = report.run().abortedBecause();
    if (aborted == null || !aborted.startsWith(Suite.KEY_REFUSED)) {
      return Stream.empty();
    }
    KnownMistake mistake = KnownMistake.WRONG_WORD;
    return Stream.of(
        new LikelyCause(
            mistake.name(),
            List.of(aborted, "The key was sent with the scheme " + report.run().auth() + "."),
            List.of(),
            0,
            mistake.advice(),
            List.of(),
            null));
  }

  private static LikelyCause cause(Group group) {
    Symptom first = group.first;
    CheckInfo check = first.result().check();
    List<String> evidence = new ArrayList<>();
    Exchange last = first.last();
    if (last != null) {
      String answer =
          last.transportError() == null ? last.status() + ", " + first.shape() : first.shape();
      evidence.add(last.method() + " " + last.url() + " was answered with " + answer);
    }
    group.different.values().stream().limit(CASES_SHOWN).forEach(one -> evidence.add(sides(one)));
    if (group.blocked > 0) {
      evidence.add(group.blocked + " checks could not be made because of it.");
    }
    List<String> checks = Stream.concat(group.roots.stream(), group.followers.stream()).toList();
    KnownMistake mistake = group.mistake;
    return new LikelyCause(
        mistake != null ? mistake.name() : "Does not hold: " + check.title(),
        evidence,
        checks,
        group.cases,
        mistake != null
            ? mistake.advice()
            : "%s, as stated by %s: %s"
                .formatted(check.level(), String.join(", ", check.documents()), check.title()),
        mistake != null ? List.of() : check.documents(),
        last);
  }

  private static String sides(CheckResult result) {
    String subject = Objects.requireNonNullElse(result.reason(), result.check().title());
    return result.expected() == null
        ? subject
        : "%s: expected %s; was %s"
            .formatted(shown(subject), shown(result.expected()), shown(result.actual()));
  }

  private static String shown(@Nullable String text) {
    return TerminalSafeText.start(String.valueOf(text), TEXT_SHOWN);
  }
}
