package dev.fluxcontract.conformance.page.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a request or an answer, as a page states it.
 *
 * @param name its name on the wire
 * @param facts what the page says: {@code type}, {@code required}, {@code nullable}, {@code
 *     minimum}, {@code maximum}, {@code default}, {@code enum}, {@code items}; what it does not say
 *     is absent. The type is a list where the page offers several
 * @param said where the facts stand
 * @param text the page's own sentence about it, empty where there is none
 * @param examples the values that the page prints for it
 * @param conflicts where the page says two different things of it, by the fact in question
 * @param line the line of the page where it stands
 */
public record PageField(
    String name,
    ObjectNode facts,
    FactSource said,
    String text,
    List<JsonNode> examples,
    Map<String, String> conflicts,
    int line) {
  public PageField {
    examples = List.copyOf(examples);
    conflicts = Collections.unmodifiableMap(new LinkedHashMap<>(conflicts));
  }

  /** The value of a fact, or null where the page does not say it. */
  public @Nullable JsonNode fact(String fact) {
    return facts.get(fact);
  }

  /** Whether the page says that it has to be sent. */
  public boolean required() {
    return facts.path("required").asBoolean();
  }

  /** The JSON types that the page names; none where it names none. */
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    JsonNode type = facts.path("type");
    if (type.isTextual()) {
      types.add(type.asText());
    }
    type.forEach(one -> types.add(one.asText()));
    return types;
  }
}
