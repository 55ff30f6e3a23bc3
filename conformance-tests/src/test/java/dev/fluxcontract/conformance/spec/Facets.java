package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What can be said of a field (its type, range, default …), in one spelling, so that it compares.
 */
final class Facets {
  /**
   * Keywords that say what a value may be. Those no document uses are here so that none slips in.
   */
  private static final List<String> KEYWORDS =
      List.of(
          "type",
          "enum",
          "default",
          "nullable",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "pattern",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "uniqueItems",
          "minProperties",
          "maxProperties",
          "not");

  private static final Set<String> SETS = Set.of("type", "enum");

  private Facets() {}

  /** The facets of a line of the table. */
  static Map<String, String> of(JsonNode line) {
    Map<String, String> facets = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : line.properties()) {
      if (KEYWORDS.contains(entry.getKey()) || entry.getKey().equals("required")) {
        facets.put(entry.getKey(), canonical(entry.getKey(), List.of(entry.getValue())));
      }
    }
    return facets;
  }

  /** The facets of a field of the contract. */
  static Map<String, String> of(Spec spec, SpecField field) {
    List<SpecNode> branches = spec.branches(field.schema());
    Map<String, String> facets = new TreeMap<>();
    for (String keyword : KEYWORDS) {
      List<JsonNode> values =
          branches.stream()
              .map(b -> b.node().path(keyword))
              .filter(v -> !v.isMissingNode())
              .toList();
      if (!values.isEmpty()) {
        facets.put(keyword, canonical(keyword, values));
      }
    }
    facets.putIfAbsent("nullable", "false");
    facets.put("required", Boolean.toString(required(field)));
    return facets;
  }

  private static boolean required(SpecField field) {
    SpecNode owner = field.owner();
    if (owner == null) {
      return field.node().node().path("required").asBoolean();
    }
    return owner.child("required").texts().contains(field.node().name());
  }

  private static String canonical(String keyword, List<JsonNode> values) {
    if (!SETS.contains(keyword)) {
      return values.stream().map(Facets::canonical).distinct().collect(Collectors.joining(" and "));
    }
    Set<String> members = new TreeSet<>();
    for (JsonNode value : values) {
      List<JsonNode> each = new ArrayList<>();
      (value.isArray() ? value : List.of(value)).forEach(each::add);
      each.forEach(member -> members.add(canonical(member)));
    }
    return members.size() == 1 && keyword.equals("type")
        ? members.iterator().next()
        : members.toString();
  }

  private static String canonical(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.toString();
  }
}
