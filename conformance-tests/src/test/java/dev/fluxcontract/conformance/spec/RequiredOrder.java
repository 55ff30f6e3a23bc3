package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * What is required stands in the order of the properties. The generator's parser sorts {@code
 * required}, so a builder takes its values in the order of the properties; where both are the same,
 * {@code required} says what counts.
 */
final class RequiredOrder implements Rule {

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    for (SpecNode schema : spec.root().at("components", "schemas").children()) {
      List<String> required = schema.child("required").texts();
      List<String> ordered =
          schema.child("properties").children().stream()
              .map(SpecNode::name)
              .filter(required::contains)
              .toList();
      if (!ordered.equals(required)) {
        findings.add(
            Finding.of(schema, "required is " + required + "; its properties say " + ordered));
      }
    }
    return findings;
  }
}
