package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which documents bind a gateway. */
final class BindingDocuments {
  /** What is known of fal and of relays at large; a gateway's own page need not say the same. */
  private static final Set<String> BACKGROUND = Set.of("fal", "relay");

  private BindingDocuments() {}

  /**
   * Whether a field is tried as it is stated: one of the gateways' own pages states it, or none of
   * them describes its model, so that fal's page is all that there is to go by.
   */
  static boolean state(Operation operation, SchemaProperty property) {
    return bind(property) || areSilentOn(operation);
  }

  /** Whether none of the gateways' own pages describes a model. */
  static boolean areSilentOn(Operation operation) {
    Map<String, SchemaProperty> properties = operation.requestSchema().properties();
    return !properties.isEmpty() && properties.values().stream().noneMatch(BindingDocuments::bind);
  }

  /** Whether one of the gateways' own pages states a field. A field without a source is meant. */
  static boolean bind(SchemaProperty property) {
    return bind(property.schema().documents());
  }

  /** Whether the document that states a field also states that it is required. */
  static boolean requires(SchemaProperty property) {
    return property.schema().rule("x-required-elsewhere") == null;
  }

  /** Whether everything that a body says is stated by one of the gateways' own pages. */
  static boolean bind(Operation operation, String body) {
    if (areSilentOn(operation)) {
      return false;
    }
    Map<String, SchemaProperty> properties = operation.requestSchema().properties();
    for (Map.Entry<String, JsonNode> field : RequestBodies.read(body).properties()) {
      SchemaProperty property = properties.get(field.getKey());
      if (property != null && !bind(property, field.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static boolean bind(SchemaProperty property, JsonNode value) {
    return bind(property)
        && property.schema().branches().stream()
            .filter(branch -> branch.validate(value).isEmpty())
            .allMatch(branch -> bind(branch, property.schema().documents()));
  }

  /**
   * Whether a value of that branch of a union is stated by all of the gateways' own pages that
   * state the field: one page names presets alone, and its gateway may refuse width and height.
   */
  private static boolean bind(Schema branch, List<String> fieldDocuments) {
    Set<String> stating = new HashSet<>(BACKGROUND);
    branch.properties().values().forEach(property -> stating.addAll(property.schema().documents()));
    return branch.properties().isEmpty() || stating.containsAll(fieldDocuments);
  }

  private static boolean bind(List<String> documents) {
    return documents.isEmpty() || !BACKGROUND.containsAll(documents);
  }
}
