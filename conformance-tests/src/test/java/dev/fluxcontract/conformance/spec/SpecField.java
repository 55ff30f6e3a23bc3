package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property, parameter or header of the contract: where it is declared, its schema, and the schema
 * it belongs to, where it is a property.
 */
record SpecField(SpecNode node, SpecNode schema, @Nullable SpecNode owner) {

  /** Finds a field by operation, place and name, as the table of documents writes them. */
  static List<SpecField> find(Spec spec, SpecOperation operation, String place, String name) {
    if (place.equals("parameters")) {
      return parameters(spec, operation, name);
    }
    if (place.endsWith(" headers")) {
      String status = place.substring(0, place.indexOf(' '));
      return headers(spec, spec.answer(operation, status).at("headers", name));
    }
    return spec.properties(spec.follow(spec.body(operation, place).child("schema")), name);
  }

  private static List<SpecField> parameters(Spec spec, SpecOperation operation, String name) {
    List<SpecNode> parameters = new ArrayList<>(operation.item().child("parameters").children());
    parameters.addAll(operation.node().child("parameters").children());
    return parameters.stream()
        .map(spec::follow)
        .filter(parameter -> parameter.text("name").equals(name))
        .map(parameter -> new SpecField(parameter, parameter.child("schema"), null))
        .toList();
  }

  private static List<SpecField> headers(Spec spec, SpecNode header) {
    SpecNode target = spec.follow(header);
    return target.exists()
        ? List.of(new SpecField(target, target.child("schema"), null))
        : List.of();
  }

  /** `a.b` is a property of a property, `a[]` what a list holds, `a{}` what a map holds. */
  static List<SpecField> properties(Spec spec, SpecNode schema, String path) {
    List<SpecField> found = List.of(new SpecField(schema, schema, null));
    for (String step : path.replace("[]", ".[]").replace("{}", ".{}").split("\\.", -1)) {
      found = found.stream().flatMap(field -> step(spec, field.schema, step).stream()).toList();
    }
    return found;
  }

  private static List<SpecField> step(Spec spec, SpecNode schema, String name) {
    List<SpecField> found = new ArrayList<>();
    for (SpecNode branch : spec.branches(schema)) {
      SpecNode child =
          switch (name) {
            case "[]" -> branch.child("items");
            case "{}" -> branch.child("additionalProperties");
            default -> branch.at("properties", name);
          };
      if (child.exists()) {
        found.add(new SpecField(child, child, branch));
      }
    }
    return found;
  }

  /** Everything in the contract that says something of this field. */
  Set<SpecNode> told(Spec spec) {
    Set<SpecNode> told = new LinkedHashSet<>(List.of(node));
    told.addAll(spec.branches(schema));
    return told;
  }

  boolean isSettled() {
    return node.has("x-settled");
  }
}
