package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Nothing a document says is missing from the contract, and the contract says what the documents
 * say.
 */
record DocumentedValues(Documents documents) implements Rule {

  @Override
  public List<Finding> check(Spec spec) {
    DocumentLines statements = new DocumentLines(spec, documents);
    List<Finding> findings = new ArrayList<>();
    statements
        .homeless()
        .forEach(
            (line, operation) ->
                findings.add(operation == null ? nowhere(line) : missing(line, operation)));
    for (DocumentLines.Subject subject : statements.subjects()) {
      compare(spec, subject, findings);
    }
    return findings;
  }

  private static Finding nowhere(Documents.Line line) {
    return Finding.of(
        line.operation() + ", " + line.place() + ", " + line.field(),
        "is not in the contract, but " + line.document() + " documents it");
  }

  private static Finding missing(Documents.Line line, SpecOperation operation) {
    return Finding.of(
        operation,
        line.place(),
        line.field(),
        "is missing here; " + line.document() + " documents it for " + line.operation());
  }

  private static void compare(Spec spec, DocumentLines.Subject subject, List<Finding> findings) {
    Map<String, String> actual = Facets.of(spec, subject.field());
    for (String facet : facets(subject, actual)) {
      Map<String, String> said = said(subject, facet, false);
      Map<String, String> chosen = said(subject, facet, true);
      String value = actual.getOrDefault(facet, "absent");
      TreeSet<String> expected = new TreeSet<>((chosen.isEmpty() ? said : chosen).values());
      if (expected.isEmpty()) {
        expected.add(silence(facet));
      }
      String sources = said.isEmpty() ? "no document says" : "the documents say " + told(said);
      String name = facet + " is " + value;
      if (expected.size() > 1) {
        findings.add(
            finding(subject, name + "; " + sources + ", and nothing says what was chosen"));
      } else if (!expected.first().equals(value)) {
        findings.add(finding(subject, name + ", not " + expected.first() + "; " + sources));
      } else if (said.values().stream().anyMatch(v -> !v.equals(value))
          && !subject.field().isSettled()) {
        findings.add(
            finding(subject, name + "; " + sources + ", and it has no x-settled to say why"));
      }
    }
  }

  private static TreeSet<String> facets(DocumentLines.Subject subject, Map<String, String> actual) {
    TreeSet<String> facets = new TreeSet<>(actual.keySet());
    subject.lines().forEach(line -> facets.addAll(line.facets().keySet()));
    if (!canBeRequired(subject)) {
      facets.remove("required");
    }
    return facets;
  }

  /** A path parameter is required always, and what a list or a map holds never. */
  private static boolean canBeRequired(DocumentLines.Subject subject) {
    SpecNode node = subject.field().node();
    return !node.text("in").equals("path")
        && !List.of("items", "additionalProperties").contains(node.name());
  }

  private static Map<String, String> said(
      DocumentLines.Subject subject, String facet, boolean chosen) {
    Map<String, String> said = new LinkedHashMap<>();
    for (Documents.Line line : subject.lines()) {
      boolean without = SpecNode.root(line.says()).child("without").texts().contains(facet);
      String value = without ? silence(facet) : line.facets().get(facet);
      if (value != null && line.isChosen() == chosen) {
        said.merge(line.document(), value, (a, b) -> a.equals(b) ? a : a + " and " + b);
      }
    }
    return said;
  }

  private static String silence(String facet) {
    return facet.equals("nullable") || facet.equals("required") ? "false" : "absent";
  }

  private static String told(Map<String, String> said) {
    return said.entrySet().stream()
        .map(e -> e.getValue() + " (" + e.getKey() + ")")
        .collect(Collectors.joining(", "));
  }

  private static Finding finding(DocumentLines.Subject subject, String what) {
    String field = subject.lines().iterator().next().field();
    return Finding.of(subject.operation(), subject.place(), field, subject.field().node(), what);
  }
}
