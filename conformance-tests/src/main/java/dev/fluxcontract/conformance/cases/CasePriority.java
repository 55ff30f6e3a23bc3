package dev.fluxcontract.conformance.cases;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts cases in the order in which a budget is spent. A budget that is too small for all of them
 * should still see each rule at work once: first a field is tried that no operation has tried yet,
 * then other values of it, then the same at other operations. Among equals, what a gateway may not
 * refuse comes before what it may, and what is cheap before what is dear. The operations take turns
 * at what several of them have, so that none is left untried.
 *
 * <p>A budget in dollars buys several images of a cheap model for one of a dear model, and most
 * promises do not depend on the model: of the models that it binds, each rule is tried where it
 * costs least, and what is cheap comes before what is dear, whatever its kind.
 */
final class CasePriority {
  private final Set<String> fields = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private final Set<String> purposes = new HashSet<>();
  private final List<Case> first = new ArrayList<>();
  private final List<Case> second = new ArrayList<>();
  private final List<Case> last = new ArrayList<>();

  private final boolean inDollars;

  private CasePriority(boolean inDollars) {
    this.inDollars = inDollars;
  }

  static List<Case> of(List<Case> cases, boolean inDollars) {
    CasePriority priority = new CasePriority(inDollars);
    Comparator<Case> order =
        Comparator.<Case, Boolean>comparing(one -> one.kind() == CaseKind.EXAMPLE && !one.binding())
            .thenComparing(Case::kind)
            .thenComparing(one -> !one.binding())
            .thenComparing(one -> inDollars ? one.worstCase().usd() : BigDecimal.ZERO)
            .thenComparingInt(Case::worstCaseImages);
    Set<Case> turns = priority.turns(cases.stream().sorted(order).toList());
    cases.stream().sorted(order.thenComparing(one -> !turns.contains(one))).forEach(priority::add);
    return Stream.of(priority.first, priority.second, priority.last)
        .flatMap(priority::ordered)
        .toList();
  }

  private Stream<Case> ordered(List<Case> tier) {
    Stream<Case> byKind = tier.stream();
    return inDollars ? byKind.sorted(Comparator.comparing(one -> one.worstCase().usd())) : byKind;
  }

  /** Of the cases that try the same field, the one whose operation has had the fewest turns. */
  private Set<Case> turns(List<Case> sorted) {
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
              .filter(one -> !inDollars || one.worstCase().equals(best.worstCase()))
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
      case EXAMPLE, CLIENT -> !inDollars;
      case CANCELLED -> purposes.add(what(one));
      default -> one.kind().isEffect();
    };
  }

  /** A door that stands open at one operation matters more than any value of a field. */
  private static String what(Case one) {
    boolean door = one.kind() == CaseKind.NO_KEY || one.kind() == CaseKind.WRONG_KEY;
    String operation = one.operation().id();
    return door ? operation : one.id().substring(operation.length());
  }
}
