package dev.fluxcontract.conformance.page.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types and values as pages write them, and what they are in JSON. */
public final class FactValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:0|[1-9]\\d{0,29})(?:\\.\\d{1,20})?");

  private static final Pattern LIST_TYPE =
      Pattern.compile("(?i)(?:array|list)\\s?[<\\[(]\\s?[\\w<>\\[\\]]{1,60}[>\\])]|\\w{1,30}\\[]");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("string", "string"),
          Map.entry("str", "string"),
          Map.entry("text", "string"),
          Map.entry("enum", "string"),
          Map.entry("enum<string>", "string"),
          Map.entry("string (enum)", "string"),
          Map.entry("字符串", "string"),
          Map.entry("文本", "string"),
          Map.entry("integer", "integer"),
          Map.entry("int", "integer"),
          Map.entry("enum<integer>", "integer"),
          Map.entry("整数", "integer"),
          Map.entry("整型", "integer"),
          Map.entry("number", "number"),
          Map.entry("float", "number"),
          Map.entry("double", "number"),
          Map.entry("decimal", "number"),
          Map.entry("enum<number>", "number"),
          Map.entry("数字", "number"),
          Map.entry("数值", "number"),
          Map.entry("浮点数", "number"),
          Map.entry("浮点型", "number"),
          Map.entry("boolean", "boolean"),
          Map.entry("bool", "boolean"),
          Map.entry("布尔", "boolean"),
          Map.entry("布尔值", "boolean"),
          Map.entry("布尔型", "boolean"),
          Map.entry("array", "array"),
          Map.entry("list", "array"),
          Map.entry("数组", "array"),
          Map.entry("object", "object"),
          Map.entry("对象", "object"),
          Map.entry("null", "null"));

  private FactValues() {}

  /** The JSON types that a page means by a word, such as {@code enum<string>}; none if unknown. */
  public static Set<String> types(String written) {
    Set<String> types = new LinkedHashSet<>();
    for (String part : written.strip().split("\\s*(?:\\||\\bor\\b|或)\\s*", 8)) {
      String type = part.toLowerCase(Locale.ROOT);
      if (LIST_TYPE.matcher(type).matches()) {
        types.add("array");
      } else if (TYPES.containsKey(type)) {
        types.add(String.valueOf(TYPES.get(type)));
      } else {
        return Set.of();
      }
    }
    return types;
  }

  /** The type of a value as JSON has it: {@code integer} for a number without a fraction. */
  public static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() || isWhole(value) ? "integer" : "number";
      case STRING -> "string";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "null";
    };
  }

  private static boolean isWhole(JsonNode value) {
    return value.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  /** Whether a value is of one of the types; any is where there are none. */
  public static boolean isOf(Set<String> types, JsonNode value) {
    String type = typeOf(value);
    return types.isEmpty()
        || types.contains(type)
        || (type.equals("integer") && types.contains("number"));
  }

  /** What a text means for a field of these types; a text where nothing else fits. */
  public static JsonNode value(String text, Set<String> types) {
    boolean numeric = types.contains("integer") || types.contains("number");
    if (numeric && !types.contains("string")) {
      JsonNode number = number(text);
      return number == null ? TextNode.valueOf(text) : number;
    }
    if (types.equals(Set.of("boolean")) && text.matches("(?i)true|false")) {
      return BooleanNode.valueOf(Boolean.parseBoolean(text));
    }
    return TextNode.valueOf(text);
  }

  /** A number, or null where the text is none. */
  public static @Nullable JsonNode number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(text);
    if (number.scale() > 0) {
      return DecimalNode.valueOf(number);
    }
    BigInteger whole = number.toBigIntegerExact();
    int bits = whole.bitLength();
    return bits < Integer.SIZE
        ? IntNode.valueOf(whole.intValue())
        : bits < Long.SIZE ? LongNode.valueOf(whole.longValue()) : BigIntegerNode.valueOf(whole);
  }

  /** Whether two values are the same: 1 is 1.0, and the order of an enum means nothing. */
  public static boolean same(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    if (one.isArray() && other.isArray()) {
      return one.size() == other.size() && missing(one, other).isEmpty();
    }
    return one.equals(other);
  }

  /** The values of one list that another one lacks. */
  public static List<JsonNode> missing(Iterable<JsonNode> from, Iterable<JsonNode> in) {
    List<JsonNode> missing = new ArrayList<>();
    from.forEach(
        value -> {
          for (JsonNode other : in) {
            if (same(value, other)) {
              return;
            }
          }
          missing.add(value);
        });
    return missing;
  }
}
