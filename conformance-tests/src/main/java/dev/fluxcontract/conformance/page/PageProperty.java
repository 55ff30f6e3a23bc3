package dev.fluxcontract.conformance.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.page.FieldRelation.Kind;
import dev.fluxcontract.conformance.page.model.FactValues;
import dev.fluxcontract.conformance.page.model.PageField;
import java.util.List;
import java.util.Set;

/** The schema of one field, as the document of a page has it. */
final class PageProperty {
  private final String owner;
  private final ObjectNode schemas;

  PageProperty(String owner, ObjectNode schemas) {
    this.owner = owner;
    this.schemas = schemas;
  }

  ObjectNode of(FieldRelation relation) {
    PageField field = relation.field();
    ObjectNode schema = LosslessJson.object();
    List<String> types = field.types().stream().filter(type -> !type.equals("null")).toList();
    ArrayNode values = values(field);
    JsonNode usual = field.fact("default");
    boolean sure = relation.kind() != Kind.CONTRADICTS;
    if (types.size() == 1) {
      if (values.isEmpty()) {
        single(field, types.get(0), schema);
      } else {
        named(field, schema).put("type", types.get(0)).set("enum", values);
      }
      if (usual != null && sure && FactValues.isOf(field.types(), usual)) {
        schema.set("default", usual);
      }
    } else if (types.size() > 1) {
      union(field, types, values, schema);
      if (usual != null && sure) {
        schema.set("default", usual);
      }
    }
    if (field.facts().path("nullable").asBoolean() && !types.isEmpty()) {
      typed(schema).put("nullable", true);
    }
    String text = PageText.line(field.text(), 500);
    schema.put("description", text.isEmpty() ? "The page does not describe it." : text);
    schema.putArray("x-documented-by").add("page");
    if (!sure) {
      schema.put("x-settled", PageText.line("The page contradicts itself: " + relation.why(), 400));
    }
    return schema;
  }

  /** Where the type stands: in OpenAPI 3.0 nullable means nothing without a type beside it. */
  private ObjectNode typed(ObjectNode schema) {
    String name = schema.at("/allOf/0/$ref").asText().replaceFirst(".*/", "");
    ObjectNode own = name.isEmpty() ? schema : (ObjectNode) schemas.path(name);
    return own.has("type") ? own : (ObjectNode) own.path("oneOf").path(0);
  }

  private static void single(PageField field, String type, ObjectNode schema) {
    schema.put("type", type);
    boolean numeric = type.equals("integer") || type.equals("number");
    for (String end : new String[] {"minimum", "maximum"}) {
      JsonNode value = field.fact(end);
      if (numeric && value != null) {
        schema.set(end, value);
      }
    }
    if (type.equals("array")) {
      String items = items(field);
      ObjectNode each = schema.putObject("items");
      if (!items.isEmpty()) {
        each.put("type", items);
      }
    }
  }

  private static String items(PageField field) {
    String type = field.facts().path("items").path("type").asText();
    return Set.of("string", "integer", "number", "boolean", "object").contains(type) ? type : "";
  }

  /** The values that are of the field's type, each once. */
  private static ArrayNode values(PageField field) {
    ArrayNode values = LosslessJson.array();
    for (JsonNode value : field.facts().path("enum")) {
      boolean known = FactValues.missing(List.of(value), values).isEmpty();
      if (!known && value.isValueNode() && FactValues.isOf(field.types(), value)) {
        values.add(value);
      }
    }
    return values;
  }

  /** A list of values, or a union, has a name of its own, for the generator to make a class of. */
  private ObjectNode named(PageField field, ObjectNode schema) {
    StringBuilder name = new StringBuilder(owner + PageText.camelCase(field.name()));
    while (schemas.has(name.toString())) {
      name.append("Value");
    }
    schema.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + name);
    ObjectNode own = schemas.putObject(name.toString());
    own.put("description", "What " + PageText.line(field.name(), 80) + " may be.");
    own.putArray("x-documented-by").add("page");
    return own;
  }

  private void union(PageField field, List<String> types, ArrayNode values, ObjectNode schema) {
    ArrayNode branches = named(field, schema).putArray("oneOf");
    for (String type : types) {
      ObjectNode branch = branches.addObject().put("type", type);
      if (type.equals("string") && !values.isEmpty()) {
        branch.set("enum", values);
      } else if (type.equals("array")) {
        branch.putObject("items");
      } else if (type.equals("object")) {
        branch.put("additionalProperties", true);
      }
    }
  }
}
