package dev.fluxcontract.conformance.run;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which checks a run is to make.
 *
 * @param only ids and areas to which it is restricted; empty for no restriction
 * @param skip ids and areas that it leaves out
 * @param replay what failed in an earlier run, where nothing else is to be run
 */
record CheckChoice(Set<String> only, Set<String> skip, @Nullable FailureReplay replay) {
  boolean includes(String checkId) {
    return (only.isEmpty() || names(only, checkId)) && !names(skip, checkId);
  }

  /** Whether the run is one probe, which is planned once. */
  boolean isProbe() {
    return replay != null && replay.cheap();
  }

  /** Those that are to be run, of checks that are included. */
  List<CheckDraft> among(List<CheckDraft> drafts, ModelOffers offers) {
    return replay == null
        ? drafts
        : drafts.stream()
            .filter(draft -> replay.includes(draft.check().id(), draft.caseId()))
            .map(draft -> replay.cheap() ? draft.cheapest(offers) : draft)
            .toList();
  }

  /** The names given that no check answers to. */
  Set<String> unknown(Set<String> checkIds) {
    Set<String> unknown = new TreeSet<>(only);
    unknown.addAll(skip);
    unknown.removeIf(name -> checkIds.stream().anyMatch(id -> names(Set.of(name), id)));
    return unknown;
  }

  private static boolean names(Set<String> names, String checkId) {
    String area = checkId.substring(0, Math.max(0, checkId.lastIndexOf('-')));
    return names.contains(checkId) || names.contains(area);
  }

  /** Those ids and areas and more of them, in whatever case they were written. */
  static Set<String> with(Set<String> some, Iterable<String> more) {
    Set<String> all = new TreeSet<>(some);
    more.forEach(one -> all.add(one.toUpperCase(Locale.ROOT)));
    return all;
  }
}
