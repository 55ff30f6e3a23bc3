package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.ContractExample;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requests that must be taken. Each costs money, so values share jobs: the documented examples
 * first, then as many jobs as the field with the most values needs, each with the next value of
 * every field.
 */
final class AcceptedCases {
  private static final BigInteger SEED = BigInteger.valueOf(2_841_475_369L);

  private final Operation operation;
  private final Map<String, SchemaProperty> properties;
  private final Set<String> tried = new HashSet<>();
  private final List<Case> cases = new ArrayList<>();

  private AcceptedCases(Operation operation) {
    this.operation = operation;
    this.properties = operation.requestSchema().properties();
  }

  static List<Case> of(Operation operation) {
    AcceptedCases made = new AcceptedCases(operation);
    operation.requestExamples().forEach(made::example);
    made.sync();
    made.nulls();
    made.dataUris();
    made.values();
    made.optional();
    return made.cases;
  }

  private void example(ContractExample example) {
    boolean stated = state(example.value());
    List<Case.FieldValue> tries =
        example.value().properties().stream()
            .map(field -> new Case.FieldValue(field.getKey(), field.getValue()))
            .toList();
    CaseKind kind = stated ? CaseKind.EXAMPLE : CaseKind.OPTIONAL;
    add(example.name(), kind, example.value(), tries);
  }

  private void sync() {
    if (properties.containsKey(RequestIntent.SYNC)) {
      one(RequestIntent.SYNC + "=true", CaseKind.SYNC, RequestIntent.SYNC, BooleanNode.TRUE);
    }
  }

  private void nulls() {
    for (SchemaProperty property : properties.values()) {
      if (property.schema().nullable() && BindingDocuments.state(operation, property)) {
        one(property.name() + "=null", CaseKind.NULLS, property.name(), NullNode.getInstance());
      }
    }
  }

  private void dataUris() {
    for (SchemaProperty property : properties.values()) {
      String name = property.name();
      Schema schema = property.schema();
      boolean list = schema.items() != null;
      if (SampleImage.fits(SampleImage.IMAGE, schema)) {
        JsonNode image = list ? LosslessJson.array().add(SampleImage.IMAGE) : SampleImage.IMAGE;
        one(name + "=a data URI", CaseKind.DATA_URI, name, image);
      }
      if (!list && SampleImage.fits(SampleImage.JPEG, schema)) {
        one(name + "=a JPEG data URI", CaseKind.DATA_URI, name, SampleImage.JPEG);
      }
    }
  }

  private void values() {
    packed("values", CaseKind.VALUES, left(true));
    Map<String, List<JsonNode>> spellings = new LinkedHashMap<>();
    for (SchemaProperty property : properties.values()) {
      List<JsonNode> values = property.schema().relaySpellings();
      if (!values.isEmpty() && BindingDocuments.state(operation, property)) {
        spellings.put(property.name(), values);
      }
    }
    packed("spellings", CaseKind.SPELLING, spellings);
  }

  /** As many jobs as the field with the most values needs, each with the next value of each. */
  private void packed(String what, CaseKind kind, Map<String, List<JsonNode>> values) {
    int jobs = values.values().stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < jobs; i++) {
      ObjectNode body = RequestBodies.least(operation);
      String name = what + "-" + (i + 1);
      SchemaProperty seed = properties.get("seed");
      if (kind == CaseKind.VALUES && seed != null && BindingDocuments.state(operation, seed)) {
        body.put("seed", SEED.add(BigInteger.valueOf(cases.size())));
      }
      named(body, name);
      List<Case.FieldValue> tries = new ArrayList<>();
      for (Map.Entry<String, List<JsonNode>> field : values.entrySet()) {
        // Many images at once are dear: they come with the last job, so that the others are not.
        int late = field.getKey().equals(RequestIntent.IMAGES) ? jobs - field.getValue().size() : 0;
        if (i >= late && i - late < field.getValue().size()) {
          JsonNode value = field.getValue().get(i - late);
          body.set(field.getKey(), value);
          tries.add(new Case.FieldValue(field.getKey(), value));
        }
      }
      add(name, kind, body, tries);
    }
  }

  private void optional() {
    left(false).forEach((name, values) -> one(name, CaseKind.OPTIONAL, name, values.get(0)));
  }

  /** What no example has tried, by field. */
  private Map<String, List<JsonNode>> left(boolean stated) {
    Map<String, List<JsonNode>> left = new LinkedHashMap<>();
    for (SchemaProperty property : properties.values()) {
      String name = property.name();
      List<JsonNode> values =
          SampleValues.telling(property.schema()).stream()
              .filter(value -> !property.schema().relaySpellings().contains(value))
              .filter(value -> !tried.contains(name + " " + SampleValues.shown(value)))
              .filter(value -> stated == state(LosslessJson.object().set(name, value)))
              .toList();
      if (!values.isEmpty() && !name.equals(RequestIntent.SYNC)) {
        left.put(name, values);
      }
    }
    return left;
  }

  /** Whether all of a body is tried as it is stated. */
  private boolean state(JsonNode body) {
    return BindingDocuments.areSilentOn(operation)
        || BindingDocuments.bind(operation, LosslessJson.write(body));
  }

  private void one(String what, CaseKind kind, String field, JsonNode value) {
    ObjectNode body = RequestBodies.least(operation);
    named(body, what);
    body.set(field, value);
    add(what, kind, body, List.of(new Case.FieldValue(field, value)));
  }

  /** Gives each job a prompt of its own, so that results which are mixed up show. */
  private static void named(ObjectNode body, String what) {
    if (body.path(RequestIntent.PROMPT).isTextual()) {
      body.put(RequestIntent.PROMPT, body.get(RequestIntent.PROMPT).asText() + " (" + what + ")");
    }
  }

  private void add(String what, CaseKind kind, JsonNode body, List<Case.FieldValue> tries) {
    tries.forEach(one -> tried.add(one.field() + " " + one.shown()));
    cases.add(Case.of(what, kind, operation, body, tries));
  }
}
