package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds one field of a page against the same field of the contract, statement by statement. */
final class FieldComparison {
  private final PageField page;
  private final SchemaProperty contract;
  private final List<String> narrower = new ArrayList<>();
  private final List<String> wider = new ArrayList<>();

  private FieldComparison(PageField page, SchemaProperty contract) {
    this.page = page;
    this.contract = contract;
  }

  /** The relation. What the page does not say does not differ. */
  static FieldRelation of(PageField page, SchemaProperty contract) {
    FieldComparison comparison = new FieldComparison(page, contract);
    if (page.said() == FactSource.EXAMPLE) {
      comparison.example();
    } else {
      comparison.types();
      comparison.presence();
      comparison.end("minimum", 1);
      comparison.end("maximum", -1);
      comparison.values();
      comparison.usual();
    }
    return comparison.relation();
  }

  private FieldRelation relation() {
    Kind kind = !narrower.isEmpty() ? Kind.NARROWER : !wider.isEmpty() ? Kind.WIDER : Kind.SAME;
    List<String> all = new ArrayList<>(narrower);
    all.addAll(wider);
    return new FieldRelation(page, kind, String.join("; ", all));
  }

  /** Of a printed value it is known only whether the contract takes it. */
  private void example() {
    for (JsonNode value : page.examples()) {
      List<SchemaViolation> wrong = contract.schema().validate(value);
      boolean nothing = value.isNull() && contract.schema().nullable();
      if (!wrong.isEmpty() && !nothing) {
        wider.add("the contract refuses the printed " + SelfContradictions.shown(value));
      }
    }
  }

  private void types() {
    Set<String> here = page.types();
    Set<String> there = contract.schema().types();
    if (here.isEmpty() || there.isEmpty()) {
      return;
    }
    String difference = String.join("|", here) + " instead of " + String.join("|", there);
    if (!covers(here, there)) {
      narrower.add(difference);
    } else if (!covers(there, here)) {
      wider.add(difference);
    }
  }

  private static boolean covers(Set<String> types, Set<String> others) {
    return others.stream()
        .allMatch(
            type -> types.contains(type) || (type.equals("integer") && types.contains("number")));
  }

  private void presence() {
    JsonNode required = page.fact("required");
    if (required != null && required.asBoolean() != contract.required()) {
      (contract.required() ? wider : narrower)
          .add(
              contract.required()
                  ? "optional instead of required"
                  : "required instead of optional");
    }
    JsonNode nullable = page.fact("nullable");
    if (nullable != null && nullable.asBoolean() != contract.schema().nullable()) {
      (nullable.asBoolean() ? wider : narrower)
          .add(nullable.asBoolean() ? "null is allowed" : "null is not allowed");
    }
  }

  /** One end of the range; {@code inward} is the sign of a change that makes the range smaller. */
  private void end(String fact, int inward) {
    JsonNode here = page.fact(fact);
    BigDecimal there =
        fact.equals("minimum") ? contract.schema().minimum() : contract.schema().maximum();
    there = there == null ? endOfValues(inward) : there;
    if (here == null || !here.isNumber()) {
      return;
    }
    int difference = there == null ? inward : here.decimalValue().compareTo(there) * inward;
    String what =
        fact
            + " "
            + here
            + (there == null ? ", which the contract does not have" : " instead of " + there);
    if (difference > 0) {
      narrower.add(what);
    } else if (difference < 0) {
      wider.add(what);
    }
  }

  /** The end of a list such as "1" to "6", or null where it is not a list of numbers. */
  private @Nullable BigDecimal endOfValues(int inward) {
    BigDecimal end = null;
    for (JsonNode value : contract.schema().enumValues()) {
      JsonNode number = FactValues.number(value.asText());
      if (number == null) {
        return null;
      }
      BigDecimal one = number.decimalValue();
      end = end == null || one.compareTo(end) * inward < 0 ? one : end;
    }
    return end;
  }

  private void values() {
    JsonNode here = page.fact("enum");
    List<JsonNode> there = contract.schema().enumValues();
    if (here == null) {
      return;
    }
    if (there.isEmpty()) {
      narrower.add("only " + SelfContradictions.shown(here) + ", where the contract has no list");
      return;
    }
    List<JsonNode> lost = FactValues.missing(there, here);
    List<JsonNode> added = FactValues.missing(here, there);
    if (!lost.isEmpty()) {
      narrower.add("without " + lost);
    }
    if (!added.isEmpty()) {
      wider.add("also " + added);
    }
  }

  private void usual() {
    JsonNode here = page.fact("default");
    JsonNode there = contract.schema().defaultValue();
    if (here != null && (there == null || !FactValues.same(here, there))) {
      narrower.add(
          "default "
              + SelfContradictions.shown(here)
              + (there == null ? ", where the contract has none" : " instead of " + there));
    }
  }
}
