package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All requests that a gateway is tried with, the most telling first.
 *
 * @param all in the order in which a budget is spent on them
 */
public record Cases(List<Case> all) {
  private static final String UNICODE =
      "猫 кошка قطة 🐈‍⬛ naïve “quotes” \"\\\" line\nbreak\ttab \u00df \ud83c\uddeb\ud83c\uddf7";
  private static final String UNKNOWN = "x_not_documented";
  private static final int LARGE = 16_000;
  private static final int CANCELS = 3;

  /** Of equally cheap models one that takes a prompt, which fetches no image. */
  private static final Comparator<Operation> CHEAPEST =
      Comparator.comparing(Operation::price, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(one -> !takesPrompt(one));

  /** A program asks for the same ones in each run; they are kept as long as their contract. */
  private static final Map<Contract, Map<String, Cases>> MADE =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** The cases of a contract. A new operation there brings its own. */
  public static Cases of(Contract contract) {
    return of(contract, contract.submits(), false);
  }

  /**
   * The cases of a contract for a gateway that may not offer all of its models.
   *
   * @param offered the operations of those models that it offers; what does not depend on the model
   *     is tried at the cheapest of them
   * @param inDollars whether the budget is in dollars, so that the cheap models come first
   */
  public static Cases of(Contract contract, List<Operation> offered, boolean inDollars) {
    return MADE.computeIfAbsent(contract, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            inDollars + " " + offered.stream().map(Operation::id).toList(),
            any -> make(contract, offered, inDollars));
  }

  private static Cases make(Contract contract, List<Operation> offered, boolean inDollars) {
    List<Case> cases = new ArrayList<>();
    for (Operation operation : contract.submits()) {
      cases.addAll(AcceptedCases.of(operation));
      cases.addAll(RefusedCases.of(operation));
      cases.add(least("without a key", CaseKind.NO_KEY, operation));
      cases.add(least("with a wrong key", CaseKind.WRONG_KEY, operation));
    }
    String cheapest = offered.stream().min(CHEAPEST).map(Operation::id).orElse("");
    for (Operation operation : contract.submits()) {
      boolean first = operation.id().equals(cheapest);
      if (first) {
        once(operation, cases);
      } else {
        cancelled(1, operation, cases);
      }
      throughClient(operation, first && offered.size() > 1, cases);
    }
    offered.stream().filter(Cases::takesPrompt).min(CHEAPEST).ifPresent(one -> prompts(one, cases));
    cases.addAll(EffectCases.of(offered));
    return new Cases(CasePriority.of(cases, inDollars));
  }

  /** Those of some kinds. */
  public List<Case> of(Set<CaseKind> kinds) {
    return all.stream().filter(one -> kinds.contains(one.kind())).toList();
  }

  /** What one operation is enough for. */
  private static void once(Operation operation, List<Case> cases) {
    // The very same request as the first example: a gateway may not hand out one job for both.
    JsonNode body = RequestBodies.example(operation);
    cases.add(Case.of("guarded", CaseKind.GUARDED, operation, body, List.of()));
    cases.add(Case.of("finished", CaseKind.FINISHED, operation, body, List.of()));
    for (int i = 1; i <= CANCELS; i++) {
      cancelled(i, operation, cases);
    }
    cases.add(least("with the key cut by its last letter", CaseKind.CUT_KEY, operation));
    cases.add(least("with the key and a letter more", CaseKind.LONGER_KEY, operation));
    cases.add(least("with the key in the other case", CaseKind.OTHER_CASE_KEY, operation));
    cases.add(least("with an empty key", CaseKind.EMPTY_KEY, operation));
    cases.add(Case.of("not JSON", CaseKind.NOT_JSON, operation, "prompt=a cat", List.of()));
    unknownField(operation, cases);
    if (!operation.parameters().isEmpty()) {
      cases.add(least("with query and header parameters", CaseKind.PARAMETERS, operation));
    }
  }

  private static boolean takesPrompt(Operation operation) {
    return RequestBodies.least(operation).has(RequestIntent.PROMPT);
  }

  private static void prompts(Operation operation, List<Case> cases) {
    prompt("a prompt in many scripts", CaseKind.UNICODE, operation, UNICODE, cases);
    String large = "A harbour at dawn, with many boats. ".repeat(LARGE / 36);
    prompt("a prompt of " + large.length() + " letters", CaseKind.LARGE, operation, large, cases);
  }

  private static void cancelled(int number, Operation operation, List<Case> cases) {
    String name = "cancelled-" + number;
    cases.add(
        Case.of(name, CaseKind.CANCELLED, operation, RequestBodies.example(operation), List.of()));
  }

  /** One job of each operation; of several the cheapest is cancelled, so that none costs two. */
  private static void throughClient(Operation operation, boolean cancelled, List<Case> cases) {
    JsonNode body = RequestIntent.cheapest(operation, RequestBodies.example(operation));
    CaseKind kind = cancelled ? CaseKind.CLIENT_CANCELLED : CaseKind.CLIENT;
    cases.add(Case.of("through the client", kind, operation, body, List.of()));
  }

  private static void unknownField(Operation operation, List<Case> cases) {
    ObjectNode body = RequestBodies.least(operation).put(UNKNOWN, "anything");
    List<Case.FieldValue> tries = List.of(new Case.FieldValue(UNKNOWN, body.get(UNKNOWN)));
    cases.add(Case.of("an unknown field", CaseKind.UNKNOWN_FIELD, operation, body, tries));
  }

  private static void prompt(
      String what, CaseKind kind, Operation operation, String prompt, List<Case> cases) {
    ObjectNode body = RequestBodies.least(operation).put(RequestIntent.PROMPT, prompt);
    cases.add(Case.of(what, kind, operation, body, List.of()));
  }

  private static Case least(String what, CaseKind kind, Operation operation) {
    return Case.of(what, kind, operation, RequestBodies.least(operation), List.of());
  }
}
