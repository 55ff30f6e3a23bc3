package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Each schema, property, parameter, header, answer and tag is described and says where it comes
 * from.
 */
final class Descriptions implements Rule {

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    for (SpecNode part : parts(spec)) {
      if (!part.has("$ref") && part.text("description").isBlank()) {
        findings.add(Finding.of(part, "lacks a description"));
      }
    }
    for (SpecNode schema : spec.everywhere()) {
      if (isSchema(schema) && !schema.text("type").equals("object")) {
        findings.add(Finding.of(schema, "has properties, so its type must be object"));
      }
    }
    Set<String> known = known(spec, findings);
    List<SpecNode> sourced = new ArrayList<>(properties(spec));
    sourced.addAll(spec.root().at("components", "parameters").children());
    sourced.addAll(spec.root().at("components", "headers").children());
    sourced.addAll(spec.root().at("components", "securitySchemes").children());
    spec.operations().forEach(operation -> sourced.add(operation.node()));
    for (SpecNode part : sourced) {
      List<SpecNode> sources = part.child("x-documented-by").children();
      if (sources.isEmpty() && part.text("x-settled").isBlank()) {
        findings.add(Finding.of(part, "lacks x-documented-by"));
      }
    }
    spec.everywhere().forEach(node -> checkSources(node, known, findings));
    return findings;
  }

  private static List<SpecNode> parts(Spec spec) {
    List<SpecNode> parts = new ArrayList<>(properties(spec));
    for (String kind :
        List.of("schemas", "parameters", "headers", "responses", "securitySchemes")) {
      parts.addAll(spec.root().at("components", kind).children());
    }
    parts.addAll(spec.root().child("tags").children());
    parts.addAll(spec.root().child("servers").children());
    for (SpecOperation operation : spec.operations()) {
      parts.add(operation.node());
      parts.addAll(operation.node().child("parameters").children());
      parts.addAll(operation.node().child("responses").children());
    }
    return parts;
  }

  private static List<SpecNode> properties(Spec spec) {
    List<SpecNode> properties = new ArrayList<>();
    spec.everywhere()
        .forEach(
            node -> {
              if (isSchema(node)) {
                properties.addAll(node.child("properties").children());
              }
            });
    return properties;
  }

  /** Examples have properties called properties nowhere. */
  private static boolean isSchema(SpecNode node) {
    return node.child("properties").node().isObject();
  }

  private static Set<String> known(Spec spec, List<Finding> findings) {
    Set<String> known = new HashSet<>();
    for (SpecNode document : spec.root().at("info", "x-documents").children()) {
      known.add(document.text("id"));
      for (String name : List.of("id", "title", "gateway", "path")) {
        if (document.text(name).isBlank()) {
          findings.add(Finding.of(document, "lacks " + name));
        }
      }
      checkPages(document, findings);
    }
    return known;
  }

  private static void checkPages(SpecNode document, List<Finding> findings) {
    if (document.child("pages").children().isEmpty()) {
      findings.add(Finding.of(document, "lacks pages"));
    }
    for (SpecNode page : document.child("pages").children()) {
      if (!page.text("page").startsWith("https://")) {
        findings.add(Finding.of(page, "lacks the address of the page"));
      }
      if (!page.text("read").matches("\\d{4}-\\d{2}-\\d{2}")) {
        findings.add(Finding.of(page, "lacks the date on which it was read"));
      }
      boolean whole = !List.of("fal", "relay").contains(document.text("id"));
      if (!page.text("sha256").matches(whole ? "[0-9a-f]{64}" : "([0-9a-f]{64})?")) {
        findings.add(Finding.of(page, "lacks the SHA-256 of what was read"));
      }
    }
  }

  private static void checkSources(SpecNode node, Set<String> known, List<Finding> findings) {
    Set<String> seen = new HashSet<>();
    for (SpecNode source : node.child("x-documented-by").children()) {
      String id = source.node().asText();
      if (!known.contains(id)) {
        findings.add(Finding.of(source, id + " is not a document of info.x-documents"));
      }
      if (!seen.add(id)) {
        findings.add(Finding.of(source, id + " stands there twice"));
      }
    }
    if (node.has("x-settled")
        && (node.text("x-settled").isBlank() || node.text("x-settled").contains("\n"))) {
      findings.add(Finding.of(node, "x-settled must be one line"));
    }
  }
}
