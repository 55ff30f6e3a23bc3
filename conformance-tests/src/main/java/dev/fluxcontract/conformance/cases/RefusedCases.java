package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests that break one rule each. At a model that the gateways' own pages describe only their
 * rules count: a field that fal alone documents may be unknown to a relay, which then does right to
 * ignore it.
 */
final class RefusedCases {
  private final Operation operation;
  private final List<Case> cases = new ArrayList<>();

  private RefusedCases(Operation operation) {
    this.operation = operation;
  }

  static List<Case> of(Operation operation) {
    RefusedCases made = new RefusedCases(operation);
    operation.requestSchema().properties().forEach(made::field);
    made.notJson();
    return made.cases;
  }

  private void field(String name, SchemaProperty property) {
    if (!BindingDocuments.state(operation, property)) {
      return;
    }
    Schema schema = property.schema();
    if (property.required() && BindingDocuments.requires(property)) {
      leftOut(name);
      if (!schema.nullable()) {
        add(CaseKind.REQUIRED, name, NullNode.getInstance());
      }
    }
    boolean listed = !schema.enumValues().isEmpty();
    if (listed) {
      add(CaseKind.NOT_IN_ENUM, name, none(schema.enumValues()));
    } else if (NumberRange.isNumber(schema)) {
      NumberRange range = NumberRange.of(schema);
      number(CaseKind.BELOW, name, range.below(), range.integer());
      number(CaseKind.ABOVE, name, range.above(), range.integer());
    }
    length(CaseKind.BELOW, name, schema, "minItems", -1);
    length(CaseKind.ABOVE, name, schema, "maxItems", 1);
    if (!schema.types().isEmpty()) {
      add(CaseKind.WRONG_TYPE, name, wrongType(schema));
      if (schema.types().equals(Set.of("string")) && !listed && schema.pattern() == null) {
        add(CaseKind.WRONG_TYPE, name, IntNode.valueOf(7));
      }
      if (schema.types().equals(Set.of("integer")) && !listed) {
        add(CaseKind.WRONG_TYPE, name, fraction(NumberRange.of(schema)));
      }
    }
  }

  /** A number within the range that is not whole. */
  private static JsonNode fraction(NumberRange range) {
    BigDecimal low = range.low() == null ? BigDecimal.ONE : range.low();
    return SampleValues.number(low.add(new BigDecimal("0.5")), false);
  }

  private void leftOut(String name) {
    ObjectNode body = RequestBodies.least(operation);
    body.remove(name);
    add(name + " left out", CaseKind.REQUIRED, body, new Case.FieldValue(name, null));
  }

  private void length(CaseKind kind, String name, Schema schema, String rule, int step) {
    JsonNode bound = schema.rule(rule);
    if (bound != null && bound.asInt() + step >= 0) {
      add(kind, name, SampleValues.list(schema, bound.asInt() + step));
    }
  }

  private void number(CaseKind kind, String name, @Nullable BigDecimal value, boolean integer) {
    if (value != null) {
      add(kind, name, SampleValues.number(value, integer));
    }
  }

  private void add(CaseKind kind, String name, JsonNode value) {
    ObjectNode body = RequestBodies.least(operation);
    body.set(name, value);
    add(name + "=" + SampleValues.shown(value), kind, body, new Case.FieldValue(name, value));
  }

  private void add(String what, CaseKind kind, JsonNode body, Case.FieldValue tried) {
    cases.add(Case.of(what, kind, operation, body, List.of(tried)));
  }

  private void notJson() {
    String whole = LosslessJson.write(RequestBodies.least(operation));
    String cut = whole.substring(0, whole.length() - 2);
    cases.add(Case.of("a body cut short", CaseKind.NOT_JSON, operation, cut, List.of()));
  }

  /** One more than the greatest where all are numbers, such as "7" beside "1" to "6". */
  private static JsonNode none(List<JsonNode> values) {
    if (!areNumbers(values)) {
      return TextNode.valueOf("no-such-value");
    }
    int most = values.stream().mapToInt(value -> Integer.parseInt(value.asText())).max().orElse(0);
    return values.get(0).isTextual()
        ? TextNode.valueOf(String.valueOf(most + 1))
        : IntNode.valueOf(most + 1);
  }

  private static boolean areNumbers(List<JsonNode> values) {
    return values.stream().allMatch(value -> value.asText().matches("\\d{1,9}"));
  }

  /**
   * A value that even a gateway which reads numbers out of strings, as fal's own validator does,
   * cannot take for one of the right type. Only an enum of words gets a number: one page writes
   * "2", of "1" to "6", without its quotes.
   */
  private static JsonNode wrongType(Schema schema) {
    Set<String> types = schema.types();
    List<JsonNode> values = schema.enumValues();
    if (!values.isEmpty() && types.contains("string") && !areNumbers(values)) {
      return IntNode.valueOf(2);
    }
    if (types.contains("integer") || types.contains("number")) {
      return TextNode.valueOf("seven");
    }
    if (types.contains("boolean")) {
      return TextNode.valueOf("perhaps");
    }
    return types.contains("string") && !types.contains("object")
        ? LosslessJson.object().put("text", "inside an object")
        : TextNode.valueOf("a text");
  }
}
