package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ways in which what a schema says of its values goes wrong, each for one node of the contract. */
final class SchemaMistakes {
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "integer", "number", "boolean");

  private static final Map<String, UnaryOperator<JsonNode>> CHANGES =
      Map.of(
          "type",
              value -> TextNode.valueOf(value.asText().equals("boolean") ? "string" : "boolean"),
          "minimum", value -> DecimalNode.valueOf(value.decimalValue().subtract(BigDecimal.ONE)),
          "maximum", value -> DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE)),
          "enum", value -> ((ArrayNode) value.deepCopy()).add("other"),
          "default", value -> IntNode.valueOf(7),
          "nullable", value -> BooleanNode.valueOf(!value.asBoolean()),
          "pattern", value -> TextNode.valueOf(".*"));

  private static final String UNDOCUMENTED = "exclusiveMaximum";

  private SchemaMistakes() {}

  static Stream<Alteration> changed(SpecNode schema) {
    return CHANGES.entrySet().stream()
        .filter(change -> isSchema(schema) && schema.has(change.getKey()))
        .map(change -> set(schema, change.getKey(), change.getValue()));
  }

  private static Alteration set(SpecNode schema, String facet, UnaryOperator<JsonNode> change) {
    JsonNode value = change.apply(schema.node().path(facet));
    return new Alteration(schema, facet + " is " + value, facet, node -> node.set(facet, value));
  }

  static Stream<Alteration> dropped(SpecNode schema) {
    return CHANGES.keySet().stream()
        .filter(facet -> isSchema(schema) && schema.has(facet))
        .map(
            facet -> new Alteration(schema, facet + " dropped", facet, node -> node.remove(facet)));
  }

  static Stream<Alteration> added(SpecNode schema) {
    return Stream.of(UNDOCUMENTED)
        .filter(facet -> isSchema(schema) && schema.has("x-documented-by"))
        .map(facet -> new Alteration(schema, facet + " added", facet, node -> node.put(facet, 1)));
  }

  private static boolean isSchema(SpecNode node) {
    return TYPES.contains(node.text("type"))
        && !node.has("properties")
        && !node.pointer().contains("/value/");
  }
}
