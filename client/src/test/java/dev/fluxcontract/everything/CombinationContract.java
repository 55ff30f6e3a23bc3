package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.SchemaKind.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contract with a field, a parameter, a body and a response for each combination of type, format,
 * rule, container, required, nullable and default that OpenAPI 3.0 allows.
 */
final class CombinationContract {
  /** So many fields are in one object: javac is slow with more, and Java has a limit. */
  private static final int FIELDS = 30;

  /** A parameter with a default that is one of several dates stops the generator itself. */
  private static final List<String> GENERATOR_FAILS_ON_DEFAULT =
      List.of("textDateEnum", "textDateTimeEnum");

  private final Map<String, Object> schemas = new LinkedHashMap<>(SchemaKinds.named());
  private final List<Model> models = new ArrayList<>();
  private final Map<String, Object> paths = new LinkedHashMap<>();

  CombinationContract() {
    List<Field> fields = new ArrayList<>();
    for (SchemaKind kind : SchemaKinds.all()) {
      for (SchemaKind each : List.of(kind, kind.list(), kind.map())) {
        addFields(each, fields);
        addFields(each.withDefault(), fields);
      }
      SchemaKinds.containers(kind).forEach(each -> fields.add(new Field(each, false, false)));
    }
    for (int from = 0; from < fields.size(); from += FIELDS) {
      addModel(fields.subList(from, Math.min(from + FIELDS, fields.size())));
    }
    addUnions();
    addOperations();
  }

  private static void addFields(SchemaKind kind, List<Field> fields) {
    for (boolean required : new boolean[] {true, false}) {
      fields.add(new Field(kind, required, false));
      fields.add(new Field(kind, required, true));
    }
  }

  private void addModel(List<Field> fields) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Field field : fields) {
      properties.put(field.name(), field.nullable ? field.kind.nullable() : field.kind.schema());
      if (field.required) {
        required.add(field.name());
      }
    }
    Map<String, Object> schema = schema("type", "object", "properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    String name = "Model" + models.size();
    schemas.put(name, schema);
    models.add(new Model(name, List.copyOf(fields)));
  }

  /** Each pair of kinds that JSON can tell apart, or not. */
  private void addUnions() {
    List<SchemaKind> branches = new ArrayList<>();
    for (SchemaKind kind : SchemaKinds.all()) {
      if (UNION_BRANCHES.contains(kind.name())) {
        branches.addAll(List.of(kind, kind.list(), kind.map()));
      }
    }
    for (int i = 0; i < branches.size(); i++) {
      for (int j = i + 1; j < branches.size(); j++) {
        String of = j % 2 == 0 ? "oneOf" : "anyOf";
        Map<String, Object> union =
            schema(of, List.of(branches.get(i).schema(), branches.get(j).schema()));
        schemas.put("Union" + i + "And" + j, union);
      }
    }
  }

  private static final List<String> UNION_BRANCHES =
      List.of("text", "textDate", "integer", "flag", "ref", "refWord");

  private void addOperations() {
    for (SchemaKind kind : SchemaKinds.all()) {
      Map<String, Object> operations = new LinkedHashMap<>();
      operations.put("get", operation(kind, "get", parameters(kind), null));
      operations.put("post", operation(kind, "post", List.of(), body(kind.schema())));
      operations.put("put", operation(kind, "put", List.of(), body(kind.list().schema())));
      operations.put("patch", operation(kind, "patch", List.of(), form(kind)));
      paths.put("/" + kind.name() + "/{path}", operations);
    }
  }

  private static Map<String, Object> operation(
      SchemaKind kind,
      String method,
      List<Map<String, Object>> parameters,
      @Nullable Map<String, Object> body) {
    List<Map<String, Object>> all = new ArrayList<>(parameters);
    all.add(parameter("path", "path", true, kind.schema()));
    Map<String, Object> response = new LinkedHashMap<>(body(kind.schema()));
    response.put("description", "A response.");
    Map<String, Object> operation =
        schema(
            "operationId",
            method + "_" + kind.name(),
            "parameters",
            all,
            "responses",
            schema("200", response));
    if (body != null) {
      operation.put("requestBody", body);
    }
    return operation;
  }

  private static List<Map<String, Object>> parameters(SchemaKind kind) {
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (String in : List.of("query", "header", "cookie")) {
      for (boolean required : new boolean[] {true, false}) {
        String name = in + (required ? "Required" : "Optional");
        parameters.add(parameter(in, name, required, kind.schema()));
        parameters.add(parameter(in, name + "s", required, kind.list().schema()));
        if (!GENERATOR_FAILS_ON_DEFAULT.contains(kind.name())) {
          parameters.add(parameter(in, name + "Default", required, kind.withDefault().schema()));
        }
      }
    }
    return parameters;
  }

  private static Map<String, Object> parameter(
      String in, String name, boolean required, Map<String, Object> schema) {
    return schema("name", name, "in", in, "required", required, "schema", schema);
  }

  private static Map<String, Object> body(Map<String, Object> schema) {
    return schema("content", schema("application/json", schema("schema", schema)));
  }

  private static Map<String, Object> form(SchemaKind kind) {
    Map<String, Object> properties =
        schema("must", kind.schema(), "may", kind.nullable(), "list", kind.list().schema());
    Map<String, Object> schema =
        schema("type", "object", "properties", properties, "required", List.of("must"));
    return schema("content", schema("application/x-www-form-urlencoded", schema("schema", schema)));
  }

  Map<String, Object> document() {
    return schema(
        "openapi",
        "3.0.3",
        "info",
        schema("title", "Combinations", "version", "1"),
        "paths",
        paths,
        "components",
        schema("schemas", schemas));
  }

  List<Model> models() {
    return models;
  }

  /** An object of the contract. */
  record Model(String name, List<Field> fields) {}

  /** A field of an object. */
  record Field(SchemaKind kind, boolean required, boolean nullable) {
    private static final List<String> TYPED = List.of("type", "$ref", "oneOf", "anyOf", "allOf");

    String name() {
      return kind.name() + (required ? "Must" : "May") + (nullable ? "BeNull" : "");
    }

    /** What has no type takes null without saying so. */
    boolean takesNull() {
      return nullable || Collections.disjoint(kind.schema().keySet(), TYPED);
    }
  }
}
