package dev.fluxcontract.conformance.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.util.Map;

/** Cuts a large value down to what a report needs of it. */
public final class JsonPruning {
  private static final int LETTERS = 32 << 10;
  private static final int ENTRIES = 64;

  private JsonPruning() {}

  /** A copy with the start of each text, each list and each object. */
  public static JsonNode pruned(JsonNode value) {
    if (value.isTextual()) {
      return value.asText().length() <= LETTERS
          ? value
          : TextNode.valueOf(Truncation.shorten(value.asText(), LETTERS));
    }
    if (value.isArray()) {
      ArrayNode copy = LosslessJson.array();
      for (int i = 0; i < Math.min(ENTRIES, value.size()); i++) {
        copy.add(pruned(value.get(i)));
      }
      return copy;
    }
    if (value.isObject()) {
      ObjectNode copy = LosslessJson.object();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (copy.size() < ENTRIES) {
          copy.set(Truncation.shorten(member.getKey(), LETTERS), pruned(member.getValue()));
        }
      }
      return copy;
    }
    return value;
  }
}
