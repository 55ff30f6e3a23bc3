package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Values of a field that the contract allows. */
final class SampleValues {
  /** Above 2^63, and no double comes near it: real seeds look like this. */
  private static final BigInteger LARGE = new BigInteger("17454220438242315175");

  private static final JsonNode OVER_DOUBLE =
      BigIntegerNode.valueOf(BigInteger.TWO.pow(53).add(BigInteger.ONE));

  private static final JsonNode ZERO = BigIntegerNode.valueOf(BigInteger.ZERO);

  private SampleValues() {}

  /**
   * Every value worth a request: each of an enum, both ends of a range, a member of each branch.
   */
  static List<JsonNode> telling(Schema schema) {
    if (!schema.branches().isEmpty()) {
      return schema.branches().stream().flatMap(branch -> telling(branch).stream()).toList();
    }
    if (!schema.enumValues().isEmpty()) {
      return schema.enumValues();
    }
    if (schema.types().contains("boolean")) {
      return List.of(BooleanNode.TRUE, BooleanNode.FALSE);
    }
    if (schema.types().contains("object")) {
      return List.of(object(schema));
    }
    if (schema.types().contains("array")) {
      return lists(schema);
    }
    return NumberRange.isNumber(schema) ? numbers(schema) : List.of();
  }

  /** Some allowed value. */
  static JsonNode some(Schema schema) {
    if (schema.defaultValue() != null) {
      return schema.defaultValue();
    }
    List<JsonNode> telling = telling(schema);
    if (telling.isEmpty()) {
      return schema.items() == null ? text(schema) : list(schema, 1);
    }
    return telling.get(0);
  }

  /** An object with its required fields, or where none is required with all. */
  static ObjectNode object(Schema schema) {
    ObjectNode object = LosslessJson.object();
    Map<String, SchemaProperty> properties = schema.properties();
    boolean anyRequired = properties.values().stream().anyMatch(SchemaProperty::required);
    for (SchemaProperty property : properties.values()) {
      if (property.required() || !anyRequired) {
        object.set(property.name(), some(property.schema()));
      }
    }
    return object;
  }

  /** A list of that many of some allowed value. */
  static ArrayNode list(Schema schema, int length) {
    ArrayNode list = LosslessJson.array();
    Schema items = schema.items();
    for (int i = 0; items != null && i < length; i++) {
      list.add(some(items));
    }
    return list;
  }

  /** The lists of the least and of the greatest allowed length. */
  private static List<JsonNode> lists(Schema schema) {
    return Stream.of("minItems", "maxItems")
        .map(schema::rule)
        .filter(Objects::nonNull)
        .<JsonNode>map(length -> list(schema, length.asInt()))
        .toList();
  }

  static JsonNode number(BigDecimal value, boolean integer) {
    return integer ? BigIntegerNode.valueOf(value.toBigInteger()) : DecimalNode.valueOf(value);
  }

  static String shown(JsonNode value) {
    String json = LosslessJson.write(value);
    return json.length() <= 40 ? json : json.substring(0, 39) + "…";
  }

  private static List<JsonNode> numbers(Schema schema) {
    NumberRange range = NumberRange.of(schema);
    List<JsonNode> numbers = new ArrayList<>();
    JsonNode agreed = schema.rule("x-agreed-minimum");
    BigDecimal low = agreed == null ? range.low() : agreed.decimalValue();
    if (low != null) {
      numbers.add(number(low, range.integer()));
    }
    if (range.high() != null) {
      numbers.add(number(range.high(), range.integer()));
    }
    if (range.integer() && range.high() == null) {
      numbers.addAll(large(schema));
    }
    return numbers;
  }

  private static List<JsonNode> large(Schema schema) {
    String format = schema.format() == null ? "" : schema.format();
    return switch (format) {
      case "uint64" -> List.of(BigIntegerNode.valueOf(LARGE), OVER_DOUBLE, ZERO);
      case "int64" -> List.of(OVER_DOUBLE, ZERO);
      default -> List.of();
    };
  }

  private static JsonNode text(Schema schema) {
    boolean url = schema.pattern() != null && "https://".matches(".*" + schema.pattern() + ".*");
    return TextNode.valueOf(
        url ? "https://fal.media/files/koala/Chls9L2ZnvuipUTEwlnJC.png" : "a paper boat on a lake");
  }
}
