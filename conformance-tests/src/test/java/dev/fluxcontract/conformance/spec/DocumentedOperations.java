package dev.fluxcontract.conformance.spec;

import java.util.ArrayList;
import java.util.List;

/** Every operation, server and way to prove who one is that a document names is in the contract. */
record DocumentedOperations(Documents documents) implements Rule {
  private static final String PLACEHOLDER = "/BASE_URL";

  @Override
  public List<Finding> check(Spec spec) {
    List<Finding> findings = new ArrayList<>();
    for (Documents.Line line : documents.operations()) {
      List<SpecOperation> operations =
          spec.operations().stream().filter(op -> op.matches(line.operation())).toList();
      if (operations.isEmpty()) {
        findings.add(
            Finding.of(line.operation(), "is missing, but " + line.document() + " documents it"));
      }
      operations.forEach(operation -> compare(spec, line, operation, findings));
    }
    return findings;
  }

  private static void compare(
      Spec spec, Documents.Line line, SpecOperation operation, List<Finding> findings) {
    SpecNode says = SpecNode.root(line.says());
    String path = says.text("path");
    if (path.startsWith(PLACEHOLDER) && !operation.node().has("x-settled")) {
      findings.add(
          Finding.of(operation, "lacks an x-settled; " + line.document() + " writes " + path));
    }
    if (says.has("path") && !path.replace(PLACEHOLDER, "").equals(operation.path())) {
      findings.add(
          Finding.of(operation, "is not the path that " + line.document() + " writes, " + path));
    }
    for (SpecNode scheme : says.child("auth").children()) {
      String name = scheme.node().asText();
      if (!security(spec, operation).contains(name)) {
        findings.add(
            Finding.of(
                operation, "security lacks " + name + ", which " + line.document() + " documents"));
      }
    }
    if (says.has("server") && !servers(spec).contains(says.text("server"))) {
      findings.add(
          Finding.of(
              "servers",
              "lack " + says.text("server") + ", which " + line.document() + " documents"));
    }
  }

  private static List<String> security(Spec spec, SpecOperation operation) {
    SpecNode own = operation.node().child("security");
    return (own.exists() ? own : spec.root().child("security"))
        .children().stream()
            .flatMap(requirement -> requirement.children().stream())
            .map(SpecNode::name)
            .toList();
  }

  private static List<String> servers(Spec spec) {
    return spec.root().child("servers").children().stream().map(s -> s.text("url")).toList();
  }
}
