package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Nothing that a documentation tool left behind, such as placeholders and its own keys. */
final class Leftovers implements Rule {
  private static final Set<String> PROSE = Set.of("description", "summary", "title", "x-settled");
  private static final Pattern TOOL = Pattern.compile("x-(run-in-)?apifox.*");
  private static final Pattern FOREIGN = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    if (!spec.root().text("openapi").startsWith("3.0.")) {
      findings.add(Finding.of(spec.root().child("openapi"), "must be 3.0"));
    }
    spec.everywhere().forEach(spot -> checkNode(spot, findings));
    spec.everywhere()
        .forEach(
            spot -> {
              if (spot.has("schema")) {
                checkSchema(spot.child("schema"), findings);
                spot.child("examples")
                    .children()
                    .forEach(e -> checkValue(e.child("value"), findings));
              }
            });
    return findings;
  }

  private static void checkNode(Spot spot, List<Finding> findings) {
    if (spot.name().contains("BASE_URL") || spot.text("url").contains("BASE_URL")) {
      findings.add(Finding.of(spot, "has a placeholder in its address"));
    }
    if (TOOL.matcher(spot.name()).matches()) {
      findings.add(Finding.of(spot, "is a documentation tool's own key"));
    }
    if (spot.text("in").equals("header")
        && Set.of("Authorization", "Content-Type").contains(spot.text("name"))
        && !spot.text("type").equals("apiKey")) {
      findings.add(Finding.of(spot, spot.text("name") + " must not be a parameter"));
    }
    if (PROSE.contains(spot.name()) && FOREIGN.matcher(spot.node().asText()).matches()) {
      findings.add(Finding.of(spot, "is not in English"));
    }
    if (spot.node().isTextual() && spot.node().asText().contains("{{")) {
      findings.add(Finding.of(spot, spot.node() + " is a placeholder"));
    }
  }

  private static void checkSchema(Spot schema, List<Finding> findings) {
    boolean says =
        schema.has("$ref")
            || !schema.child("properties").children().isEmpty()
            || (schema.has("type") && !schema.text("type").equals("object"));
    if (!says) {
      findings.add(Finding.of(schema, "is an empty schema"));
    }
  }

  private static void checkValue(Spot value, List<Finding> findings) {
    if (value.node().asText().equals("string")) {
      findings.add(Finding.of(value, "the word string is a placeholder"));
    }
    if (value.name().equals("seed")
        && value.node().isNumber()
        && value.node().decimalValue().signum() == 0) {
      findings.add(Finding.of(value, "a seed of 0 is a placeholder"));
    }
    value.children().forEach(child -> checkValue(child, findings));
  }
}
