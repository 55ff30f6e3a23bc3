package dev.fluxcontract.conformance.page;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.ContractResponse;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.model.FactSource;
import dev.fluxcontract.conformance.page.model.PageField;
import dev.fluxcontract.conformance.page.model.PageOperation;
import dev.fluxcontract.conformance.page.model.PublishedPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page, held against the contract.
 *
 * @param page what the page says
 * @param operations each operation with its relations
 */
public record PageReview(PublishedPage page, List<OperationReview> operations) {
  public PageReview {
    operations = List.copyOf(operations);
  }

  /**
   * One operation.
   *
   * @param operation what the page says
   * @param contractId the operationId of the same operation in the contract, or null
   * @param fields the request's fields, those that only the contract has last
   * @param answer the answer's fields, likewise
   */
  public record OperationReview(
      PageOperation operation,
      @Nullable String contractId,
      List<FieldRelation> fields,
      List<FieldRelation> answer) {
    public OperationReview {
      fields = List.copyOf(fields);
      answer = List.copyOf(answer);
    }

    /** Whether a caller who follows the contract may be refused or surprised. */
    boolean isNarrower() {
      return fields.stream().anyMatch(field -> isNarrower(field) || isNewDuty(field))
          || answer.stream().anyMatch(field -> field.kind() == Kind.CONTRADICTS);
    }

    private static boolean isNarrower(FieldRelation field) {
      return field.kind() == Kind.NARROWER || field.kind() == Kind.CONTRADICTS;
    }

    private boolean isNewDuty(FieldRelation field) {
      return contractId != null && field.kind() == Kind.EXTRA && field.field().required();
    }
  }

  /** Whether the page is narrower than the contract, or contradicts itself. */
  public boolean isNarrowerOrContradictory() {
    return !page.problems().isEmpty() || operations.stream().anyMatch(OperationReview::isNarrower);
  }

  /** Holds a page against a contract. */
  public static PageReview of(PublishedPage page, Contract contract) {
    return new PageReview(
        page, page.operations().stream().map(one -> review(one, contract)).toList());
  }

  private static OperationReview review(PageOperation said, Contract contract) {
    Operation known = find(said, contract).orElse(null);
    Schema request = known == null ? null : known.request();
    ContractResponse response = known == null ? null : known.answer(200);
    Schema answer = response == null ? null : response.schema();
    return new OperationReview(
        said,
        known == null ? null : known.id(),
        relations(said.fields(), said, request),
        relations(said.answer(), said, answer));
  }

  private static Optional<Operation> find(PageOperation said, Contract contract) {
    return contract.operations().stream()
        .filter(one -> one.method().equals(said.method()))
        .filter(one -> matches(one.path(), said.calledPath()))
        .findFirst();
  }

  /** A base URL may end in a path of its own, so the contract's path is the end of the page's. */
  private static boolean matches(String template, String path) {
    StringBuilder pattern = new StringBuilder();
    for (String part : template.split("(?<=})|(?=\\{)", -1)) {
      pattern.append(part.startsWith("{") ? "[^?#]{1,200}" : Pattern.quote(part));
    }
    boolean literal = !template.contains("{");
    return literal
        ? path.equals(template) || path.endsWith(template)
        : path.matches(pattern.toString());
  }

  private static List<FieldRelation> relations(
      List<PageField> fields, PageOperation said, @Nullable Schema schema) {
    Map<String, SchemaProperty> left =
        schema == null ? new LinkedHashMap<>() : new LinkedHashMap<>(schema.properties());
    List<FieldRelation> relations = new ArrayList<>();
    for (PageField field : fields) {
      SchemaProperty known = left.remove(field.name());
      List<String> wrong = SelfContradictions.of(field, said.examples());
      if (!wrong.isEmpty()) {
        relations.add(new FieldRelation(field, Kind.CONTRADICTS, String.join("; ", wrong)));
      } else if (known == null) {
        String why =
            schema == null
                ? "the contract has no such operation"
                : "the contract has no such field";
        relations.add(new FieldRelation(field, Kind.EXTRA, why));
      } else {
        relations.add(FieldComparison.of(field, known));
      }
    }
    left.forEach((name, property) -> relations.add(missing(name)));
    return relations;
  }

  private static FieldRelation missing(String name) {
    PageField none =
        new PageField(name, LosslessJson.object(), FactSource.SCHEMA, "", List.of(), Map.of(), 1);
    return new FieldRelation(none, Kind.MISSING, "the page does not name it");
  }
}
