package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.PageStatements;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.PageReview.OperationReview;
import dev.fluxcontract.conformance.report.TerminalSafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The contract as the pages of one gateway have it: for each operation that a page describes, the
 * page's facts stand in the place of those of the documents. What only other documents state of
 * such an operation is kept as what other gateways say, which binds nobody. A submit that no page
 * describes is left out.
 */
public final class PageContract {
  private final Contract contract;
  private final ObjectNode root;
  private final PageStatements statements;

  private PageContract(Contract contract, Set<String> described) {
    this.contract = contract;
    this.root = contract.root().deepCopy();
    List<Operation> left =
        contract.submits().stream().filter(submit -> !described.contains(submit.id())).toList();
    this.statements = new PageStatements(left.stream().map(Operation::id).toList());
    left.forEach(submit -> path(submit).remove(method(submit)));
  }

  /**
   * The contract of a gateway.
   *
   * @throws IllegalArgumentException if two pages describe one submit, or none describes any
   */
  public static Contract of(Contract contract, List<PageReview> pages) {
    Map<String, String> described = new LinkedHashMap<>();
    for (PageReview page : pages) {
      for (OperationReview operation : page.operations()) {
        String id = operation.contractId();
        if (id != null && contract.operation(id).submits()) {
          String other = described.putIfAbsent(id, file(page));
          if (other != null) {
            throw new IllegalArgumentException(
                other + " and " + file(page) + " both describe " + id + "; name one page for it");
          }
        }
      }
    }
    if (described.isEmpty()) {
      throw new IllegalArgumentException(
          "no page describes a submit that the contract has, so there is nothing to check");
    }
    PageContract own = new PageContract(contract, described.keySet());
    pages.forEach(own::add);
    return Contract.of(own.root, own.statements);
  }

  /** The name of a page in reports. */
  static String file(PageReview page) {
    return TerminalSafeText.line(page.page().file());
  }

  private void add(PageReview page) {
    for (OperationReview said : page.operations()) {
      if (said.contractId() != null) {
        operation(page, said, contract.operation(said.contractId()));
      }
    }
  }

  private void operation(PageReview page, OperationReview said, Operation known) {
    PageRequestSchema schemas =
        new PageRequestSchema(known, root.withObject("/components/schemas"));
    ObjectNode node = path(known).withObject("/" + method(known));
    if (known.submits()) {
      ObjectNode body = node.putObject("requestBody").put("required", true);
      ObjectNode json = body.putObject("content").putObject("application/json");
      json.set("schema", schemas.request(said));
      ObjectNode examples = json.putObject("examples");
      List<ObjectNode> bodies = PageRequestBodies.usable(said, known);
      for (int i = 0; i < bodies.size(); i++) {
        String name = "page_request" + (i == 0 ? "" : String.valueOf(i + 1));
        examples.putObject(name).set("value", bodies.get(i));
      }
      statements.add(known.id(), StatedFacts.of(page.page(), said), file(page));
    } else {
      statements.addFollowUp(StatedFacts.ofFollowUp(known.id()), file(page));
    }
    boolean answers = said.answer().stream().anyMatch(field -> field.kind() != Kind.MISSING);
    if (answers && known.answer(200) != null) {
      JsonNode schema = schemas.answer(said);
      ObjectNode answer = LosslessJson.object();
      answer.putObject("content").putObject("application/json").set("schema", schema);
      node.withObject("/responses").set("200", answer);
    }
  }

  private ObjectNode path(Operation operation) {
    return (ObjectNode) root.path("paths").path(operation.path());
  }

  private static String method(Operation operation) {
    return operation.method().toLowerCase(Locale.ROOT);
  }
}
