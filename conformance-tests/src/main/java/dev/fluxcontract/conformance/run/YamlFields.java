package dev.fluxcontract.conformance.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a YAML file. What is not known in it is an error: a misspelt field would otherwise
 * widen a waiver, or leave a line of a profile out of the comparison.
 */
final class YamlFields {
  private final JsonNode mapping;
  private final String name;

  /**
   * Checks the fields of a mapping.
   *
   * @param name how messages refer to it, such as {@code waiver 2: }; may be empty
   * @throws IllegalArgumentException if it is not a mapping or has an unknown field
   */
  YamlFields(JsonNode mapping, String name, Collection<String> known) {
    this.mapping = mapping;
    this.name = name;
    if (!mapping.isObject()) {
      throw new IllegalArgumentException(name + "expected a mapping of " + listed(known));
    }
    for (Map.Entry<String, JsonNode> field : mapping.properties()) {
      if (!known.contains(field.getKey())) {
        throw new IllegalArgumentException(
            name + "unknown field " + field.getKey() + "; known fields are " + listed(known));
      }
    }
  }

  JsonNode get(String field) {
    return mapping.path(field);
  }

  /** The value of a field as text, or null if the field is left out. */
  @Nullable String text(String field) {
    JsonNode value = mapping.get(field);
    if (value == null) {
      return null;
    }
    if (!value.isValueNode() || value.isNull()) {
      throw new IllegalArgumentException(name + field + " must be a text");
    }
    return value.asText();
  }

  private static String listed(Collection<String> names) {
    List<String> all = List.copyOf(names);
    return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
  }
}
