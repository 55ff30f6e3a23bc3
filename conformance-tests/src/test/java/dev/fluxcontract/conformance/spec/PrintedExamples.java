package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document prints stands in the contract, unchanged, as an example named by the document. An
 * example that no document prints says that it is made.
 */
record PrintedExamples(Documents documents) implements Rule {
  private static final String MADE = "_made";

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    for (Documents.Line line : documents.operations()) {
      for (SpecOperation operation : spec.operations()) {
        if (operation.matches(line.operation())) {
          if (line.says().has("path")) {
            checkOperation(spec, operation, line.document(), findings);
          }
          checkPrinted(spec, operation, line.document(), findings);
        }
      }
    }
    for (Documents.Line line : documents.fields()) {
      spec.operations().stream()
          .filter(operation -> line.says().has("example") && operation.matches(line.operation()))
          .forEach(operation -> checkValue(spec, operation, line, findings));
    }
    spec.everywhere()
        .forEach(
            node -> {
              if (node.has("schema")) {
                node.child("examples").children().forEach(example -> checkName(example, findings));
              }
            });
    return findings;
  }

  private static void checkOperation(
      Spec spec, SpecOperation operation, String document, List<Finding> findings) {
    for (String place : List.of("request", "200")) {
      List<SpecNode> examples = of(spec.body(operation, place), document);
      if (examples.isEmpty()) {
        findings.add(Finding.of(operation, "the " + place + " lacks an example of " + document));
      }
    }
  }

  private static void checkPrinted(
      Spec spec, SpecOperation operation, String document, List<Finding> findings) {
    for (PrintedBody printed : PrintedBody.SOUND) {
      String name = printed.name();
      if (printed.document().equals(document)) {
        SpecNode example = spec.body(operation, printed.place()).at("examples", name, "value");
        if (!example.node().equals(printed.body())) {
          findings.add(
              Finding.of(
                  operation, name + " is not what " + document + " prints: " + example.node()));
        }
      }
    }
  }

  private static void checkValue(
      Spec spec, SpecOperation operation, Documents.Line line, List<Finding> findings) {
    JsonNode printed = line.says().path("example");
    boolean found =
        of(spec.body(operation, line.place()), line.document()).stream()
            .anyMatch(example -> example.at("value", line.field()).node().equals(printed));
    if (!found) {
      findings.add(
          Finding.of(
              operation,
              line.place(),
              line.field(),
              "no example of " + line.document() + " has the " + printed + " that it prints"));
    }
  }

  private static List<SpecNode> of(SpecNode body, String document) {
    return body.child("examples").children().stream()
        .filter(example -> example.name().startsWith(document + "_"))
        .toList();
  }

  private void checkName(SpecNode example, List<Finding> findings) {
    String name = example.name();
    if (name.endsWith(MADE)) {
      if (!example.text("summary").startsWith("Made ")) {
        findings.add(Finding.of(example, "is made, and its summary does not begin by saying so"));
      }
    } else if (!PrintedBody.isSound(name)) {
      for (SpecNode field : example.child("value").children()) {
        if (!isPrinted(name, field)) {
          findings.add(
              Finding.of(
                  field, field.node() + " is printed nowhere, so the name must end in " + MADE));
        }
      }
    }
  }

  private boolean isPrinted(String name, SpecNode field) {
    return documents.fields().stream()
        .filter(line -> line.document().equals(PrintedBody.documentOf(name)))
        .filter(line -> line.field().equals(field.name()))
        .anyMatch(line -> field.node().equals(line.says().path("example")));
  }
}
