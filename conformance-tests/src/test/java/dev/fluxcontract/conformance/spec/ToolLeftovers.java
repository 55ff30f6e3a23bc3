package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Nothing that a documentation tool left behind, such as placeholders and its own keys. */
final class ToolLeftovers implements Rule {
  private static final Set<String> PROSE = Set.of("description", "summary", "title", "x-settled");
  private static final Pattern TOOL = Pattern.compile("x-(run-in-)?apifox.*");
  private static final Pattern FOREIGN = Pattern.compile(".*\\p{IsHan}.*", Pattern.DOTALL);

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    if (!spec.root().text("openapi").startsWith("3.0.")) {
      findings.add(Finding.of(spec.root().child("openapi"), "must be 3.0"));
    }
    spec.everywhere().forEach(node -> checkNode(node, findings));
    spec.everywhere()
        .forEach(
            node -> {
              if (node.has("schema")) {
                checkSchema(node.child("schema"), findings);
                node.child("examples")
                    .children()
                    .forEach(e -> checkValue(e.child("value"), findings));
              }
            });
    return findings;
  }

  private static void checkNode(SpecNode node, List<Finding> findings) {
    if (node.name().contains("BASE_URL") || node.text("url").contains("BASE_URL")) {
      findings.add(Finding.of(node, "has a placeholder in its address"));
    }
    if (TOOL.matcher(node.name()).matches()) {
      findings.add(Finding.of(node, "is a documentation tool's own key"));
    }
    if (node.text("in").equals("header")
        && Set.of("Authorization", "Content-Type").contains(node.text("name"))
        && !node.text("type").equals("apiKey")) {
      findings.add(Finding.of(node, node.text("name") + " must not be a parameter"));
    }
    if (PROSE.contains(node.name()) && FOREIGN.matcher(node.node().asText()).matches()) {
      findings.add(Finding.of(node, "is not in English"));
    }
    if (node.node().isTextual() && node.node().asText().contains("{{")) {
      findings.add(Finding.of(node, node.node() + " is a placeholder"));
    }
  }

  private static void checkSchema(SpecNode schema, List<Finding> findings) {
    boolean says =
        schema.has("$ref")
            || !schema.child("properties").children().isEmpty()
            || (schema.has("type") && !schema.text("type").equals("object"));
    if (!says) {
      findings.add(Finding.of(schema, "is an empty schema"));
    }
  }

  private static void checkValue(SpecNode value, List<Finding> findings) {
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
