package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Holds the body of an answer against its schema, with the leave that gateways are given. */
final class Answers {
  private Answers() {}

  /**
   * Where a body breaks its schema. A null counts as left out, whatever the schema says: gateways
   * send nulls anywhere. How a state is spelled is not judged here.
   */
  static List<Violation> violations(Schema schema, JsonNode body, Predicate<Violation> allowed) {
    return schema.validate(withoutNulls(body)).stream()
        .filter(violation -> !allowed.test(violation))
        .filter(violation -> !(at(violation, "/status") && violation.keyword().equals("enum")))
        .toList();
  }

  static boolean at(Violation violation, String path) {
    return violation.path().equals(path);
  }

  /** A copy without the members that are null. */
  static JsonNode withoutNulls(JsonNode value) {
    JsonNode copy = value.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode value) {
    if (value instanceof ObjectNode object) {
      List<String> nulls =
          object.properties().stream()
              .filter(member -> member.getValue().isNull())
              .map(Map.Entry::getKey)
              .toList();
      object.remove(nulls);
    }
    value.forEach(Answers::strip);
  }
}
