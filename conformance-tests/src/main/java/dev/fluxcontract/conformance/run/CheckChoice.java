package dev.fluxcontract.conformance.run;

import java.util.Set;
import java.util.TreeSet;

/** Which checks {@code --only} and {@code --skip} choose, by ids and areas. */
final class CheckChoice {
  private CheckChoice() {}

  static boolean includes(Set<String> only, Set<String> skip, String checkId) {
    return (only.isEmpty() || names(only, checkId)) && !names(skip, checkId);
  }

  /** The names given that no check answers to. */
  static Set<String> unknown(Set<String> only, Set<String> skip, Set<String> checkIds) {
    Set<String> unknown = new TreeSet<>(only);
    unknown.addAll(skip);
    unknown.removeIf(name -> checkIds.stream().anyMatch(id -> names(Set.of(name), id)));
    return unknown;
  }

  private static boolean names(Set<String> names, String checkId) {
    String area = checkId.substring(0, Math.max(0, checkId.lastIndexOf('-')));
    return names.contains(checkId) || names.contains(area);
  }
}
