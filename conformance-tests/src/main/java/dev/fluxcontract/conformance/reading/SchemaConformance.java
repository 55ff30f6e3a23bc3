package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the body of an answer against its schema, with the leave that gateways are given. */
public final class SchemaConformance {
  private SchemaConformance() {}

  private static final int SHOWN = 5;

  /** The most digits of a whole number that is worth writing out. */
  private static final int DIGITS = 40;

  /**
   * Where a body breaks its schema. A null counts as left out, whatever the schema says: gateways
   * send nulls anywhere. Nor is it wrong to write a whole number as 123.0. How a state is spelled
   * is not judged here.
   */
  public static List<SchemaViolation> violations(
      Schema schema, JsonNode body, Predicate<SchemaViolation> allowed) {
    return schema.validate(tidied(body)).stream()
        .filter(violation -> !allowed.test(violation))
        .filter(v -> !(v.path().equals("/status") && v.keyword().equals("enum")))
        .toList();
  }

  /** What a body breaks, in words such as {@code /seed: string found, integer expected}. */
  public static String words(List<SchemaViolation> violations) {
    return violations.stream()
        .map(SchemaViolation::message)
        .limit(SHOWN)
        .collect(Collectors.joining("; "));
  }

  /** A copy without the members that are null, and with whole numbers written as such. */
  public static JsonNode tidied(JsonNode value) {
    if (value.isObject()) {
      ObjectNode copy = LosslessJson.object();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!member.getValue().isNull()) {
          copy.set(member.getKey(), tidied(member.getValue()));
        }
      }
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = LosslessJson.object().arrayNode();
      value.forEach(entry -> copy.add(tidied(entry)));
      return copy;
    }
    BigInteger whole = whole(value);
    return whole == null ? value : BigIntegerNode.valueOf(whole);
  }

  /** The whole number that a value is, however it is written; null where it is none. */
  public static @Nullable BigInteger whole(JsonNode value) {
    if (!value.isNumber()) {
      return null;
    }
    BigDecimal number = value.decimalValue().stripTrailingZeros();
    boolean writable = (long) number.precision() - number.scale() <= DIGITS;
    return number.scale() <= 0 && writable ? number.toBigIntegerExact() : null;
  }
}
