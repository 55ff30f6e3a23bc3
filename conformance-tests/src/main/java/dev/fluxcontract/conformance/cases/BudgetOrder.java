package dev.fluxcontract.conformance.cases;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts cases in the order in which a budget is spent. A budget that is too small for all of them
 * should still see each rule at work once: first a field is tried that no operation has tried yet,
 * then other values of it, then the same at other operations. Among equals, what a gateway may not
 * refuse comes before what it may, and what is cheap before what is dear. The operations take turns
 * at what several of them have, so that none is left untried.
 */
final class BudgetOrder {
  private final Set<String> fields = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private final Set<String> purposes = new HashSet<>();
  private final List<Case> first = new ArrayList<>();
  private final List<Case> second = new ArrayList<>();
  private final List<Case> last = new ArrayList<>();

  private BudgetOrder() {}

  static List<Case> first(List<Case> cases) {
    BudgetOrder news = new BudgetOrder();
    Comparator<Case> order =
        Comparator.comparing(Case::kind)
            .thenComparing(one -> !one.binding())
            .thenComparingInt(Case::worstCaseImages);
    Set<Case> turns = turns(cases.stream().sorted(order).toList());
    cases.stream().sorted(order.thenComparing(one -> !turns.contains(one))).forEach(news::add);
    List<Case> all = new ArrayList<>(news.first);
    all.addAll(news.second);
    all.addAll(news.last);
    return List.copyOf(all);
  }

  /** Of the cases that try the same field, the one whose operation has had the fewest turns. */
  private static Set<Case> turns(List<Case> sorted) {
    Map<String, List<Case>> rivals = new LinkedHashMap<>();
    for (Case one : sorted) {
      String fields = one.tries().stream().map(Case.FieldValue::field).collect(joining(" "));
      rivals.computeIfAbsent(one.kind() + " " + fields, any -> new ArrayList<>()).add(one);
    }
    Map<String, Integer> had = new HashMap<>();
    Set<Case> turns = new HashSet<>();
    for (List<Case> some : rivals.values()) {
      Case best = some.get(0);
      Case turn =
          some.stream()
              .filter(one -> one.binding() == best.binding())
              .filter(one -> one.worstCaseImages() == best.worstCaseImages())
              .min(Comparator.comparingInt(one -> had.getOrDefault(one.operation().id(), 0)))
              .orElse(best);
      had.merge(turn.operation().id(), 1, Integer::sum);
      turns.add(turn);
    }
    return turns;
  }

  private void add(Case one) {
    boolean field = false;
    boolean value = false;
    for (Case.FieldValue tried : one.tries()) {
      field |= fields.add(one.kind() + " " + tried.field());
      value |= values.add(one.kind() + " " + tried.field() + "=" + tried.shown());
    }
    if (one.tries().isEmpty()) {
      field = fields.add(one.kind().toString());
      value = values.add(one.kind() + " " + what(one));
    }
    boolean otherBody = value && one.kind() == CaseKind.NOT_JSON;
    (field || otherBody || newInItself(one) ? first : value ? second : last).add(one);
  }

  /** Examples and jobs with a purpose of their own are each as new as the others. */
  private boolean newInItself(Case one) {
    return switch (one.kind()) {
      case EXAMPLE, CLIENT -> true;
      case CANCELLED -> purposes.add(what(one));
      default -> false;
    };
  }

  /** A door that stands open at one operation matters more than any value of a field. */
  private static String what(Case one) {
    boolean door = one.kind() == CaseKind.NO_KEY || one.kind() == CaseKind.WRONG_KEY;
    String operation = one.operation().id();
    return door ? operation : one.id().substring(operation.length());
  }
}
