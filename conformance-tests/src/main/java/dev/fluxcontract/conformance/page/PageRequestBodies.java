package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.page.PageReview.OperationReview;
import dev.fluxcontract.conformance.page.model.PageField;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The requests that a page prints, as far as they can be sent. */
final class PageRequestBodies {
  /** What stands for a value of the reader's own, an address that leads nowhere among them. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)string|\\s*|<[^<>]*>|\\{\\{.*}}|your[-_].*"
              + "|https?://(?:[a-z0-9-]+\\.){0,3}(?:example\\.(?:com|org|net)|invalid|localhost)(?:[:/].*)?");

  private PageRequestBodies() {}

  /**
   * The requests that the page prints, without placeholders, nulls and what the page excludes; one
   * of the fields that every request needs where it prints none.
   */
  static List<ObjectNode> usable(OperationReview said, Operation known) {
    List<ObjectNode> usable = new ArrayList<>();
    for (JsonNode body : printed(said)) {
      boolean excluded = said.fields().stream().anyMatch(field -> excludes(field.field(), body));
      boolean complete =
          said.fields().stream()
              .filter(field -> field.field().required())
              .allMatch(field -> body.has(field.field().name()));
      if (!excluded && complete && !body.isEmpty()) {
        usable.add((ObjectNode) body);
      }
    }
    return usable.isEmpty() ? List.of(least(said, known)) : usable;
  }

  private static ObjectNode least(OperationReview said, Operation known) {
    ObjectNode body = LosslessJson.object();
    for (FieldRelation relation : PageRequestSchema.named(said.fields())) {
      PageField field = relation.field();
      SchemaProperty other = known.requestSchema().properties().get(field.name());
      if (field.required() || (other != null && other.required())) {
        JsonNode value = value(field, known);
        if (value != null) {
          body.set(field.name(), value);
        }
      }
    }
    known.requestSchema().properties().values().stream()
        .filter(other -> other.required() && !body.has(other.name()))
        .forEach(other -> body.set(other.name(), printed(known, other.name())));
    return body;
  }

  /** A value that the page prints or names for a field, or that the contract prints. */
  private static @Nullable JsonNode value(PageField field, Operation known) {
    JsonNode usual = field.fact("default");
    JsonNode first = field.facts().path("enum").get(0);
    return field.examples().stream()
        .filter(value -> !isPlaceholder(value) && !value.isNull())
        .filter(value -> !excludes(field, LosslessJson.object().set(field.name(), value)))
        .findFirst()
        .orElse(usual != null ? usual : first != null ? first : printed(known, field.name()));
  }

  /**
   * Whether what a page says of a field excludes a request. A field that is contradicted anyhow,
   * such as by its default, excludes none: what the page prints is still a request it documents.
   */
  private static boolean excludes(PageField field, JsonNode body) {
    return SelfContradictions.of(field, List.of()).isEmpty()
        && !SelfContradictions.of(field, List.of(body)).isEmpty();
  }

  /** The first value that the contract prints for a field, or null. */
  static @Nullable JsonNode printed(Operation known, String name) {
    return known.requestExamples().stream()
        .map(ContractExample::value)
        .filter(value -> value.has(name))
        .map(value -> value.get(name))
        .findFirst()
        .orElse(null);
  }

  /** The requests that a page prints, without placeholders and nulls. */
  static List<JsonNode> printed(OperationReview said) {
    List<JsonNode> bodies = new ArrayList<>();
    for (JsonNode example : said.operation().examples()) {
      ObjectNode body = LosslessJson.object();
      example.properties().stream()
          .filter(field -> !field.getValue().isNull() && !isPlaceholder(field.getValue()))
          .forEach(field -> body.set(field.getKey(), field.getValue()));
      bodies.add(body);
    }
    return bodies;
  }

  private static boolean isPlaceholder(JsonNode value) {
    return value.isTextual() && PLACEHOLDER.matcher(value.asText()).matches();
  }
}
