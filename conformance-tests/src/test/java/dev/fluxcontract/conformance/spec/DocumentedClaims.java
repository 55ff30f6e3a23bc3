package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every x-documented-by names the documents that speak of the place, and no other. */
record DocumentedClaims(Documents documents) implements Rule {

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    Set<SpecNode> done = new HashSet<>();
    for (SpecOperation operation : spec.operations()) {
      SpecNode node = operation.node();
      String where = operation.key() + " (" + operation.id() + ")";
      compare(node, speakersOf(operation), where, findings);
      done.add(node);
    }
    for (SpecNode scheme : spec.root().at("components", "securitySchemes").children()) {
      compare(scheme, speakersOf(scheme), "security scheme " + scheme.name(), findings);
      done.add(scheme);
    }
    DocumentLines statements = new DocumentLines(spec, documents);
    for (SpecNode node : spec.everywhere()) {
      if (node.has("x-documented-by") && !done.contains(node)) {
        compare(node, statements.of(node), "#" + node.pointer(), findings);
      }
    }
    return findings;
  }

  private Set<String> speakersOf(SpecOperation operation) {
    return Stream.concat(documents.operations().stream(), documents.fields().stream())
        .filter(line -> line.isOfItsOwn() && operation.matches(line.operation()))
        .map(Documents.Line::document)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> speakersOf(SpecNode scheme) {
    return documents.operations().stream()
        .filter(line -> SpecNode.root(line.says()).child("auth").texts().contains(scheme.name()))
        .map(Documents.Line::document)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void compare(
      SpecNode node, Set<String> speakers, String where, List<Finding> findings) {
    Set<String> claimed = new TreeSet<>(node.child("x-documented-by").texts());
    for (String id : claimed) {
      if (!speakers.contains(id)) {
        findings.add(
            new Finding(
                node.pointer(),
                where,
                "x-documented-by names " + id + ", which does not speak of it"));
      }
    }
    for (String id : speakers) {
      // Where it names no document at all, Descriptions says so.
      if (node.has("x-documented-by") && !claimed.contains(id)) {
        findings.add(
            new Finding(
                node.pointer(), where, id + " speaks of it, and x-documented-by does not name it"));
      }
    }
  }
}
