package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the contract with its references followed and its {@code allOf} merged. Values are
 * validated in OpenAPI 3.0's own dialect of JSON Schema.
 */
public final class Schema {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          VersionFlag.V4,
          builder ->
              builder
                  .metaSchema(OpenApi30.getInstance())
                  .defaultMetaSchemaIri(OpenApi30.getInstance().getIri()));
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ROOT).build();

  private final SchemaSource source;
  private final JsonNode written;
  private final @Nullable String name;
  private final ObjectNode merged;
  private volatile @Nullable JsonSchema compiled;

  Schema(SchemaSource source, JsonNode written) {
    this.source = source;
    this.written = written;
    this.name = source.nameOf(written);
    this.merged = source.merge(written);
  }

  /** Its name under components, or null where it is written in place. */
  public @Nullable String name() {
    return name;
  }

  /** As it is written, its references not followed. */
  public JsonNode json() {
    return written;
  }

  /** Ids of the documents that state it. */
  public List<String> documents() {
    return LosslessJson.texts(
        (written.has("x-documented-by") ? written : merged).path("x-documented-by"));
  }

  /**
   * The JSON types it takes; those of its branches where it is a union; none where any is taken.
   */
  public Set<String> types() {
    Set<String> types = new LinkedHashSet<>();
    if (merged.has("type")) {
      types.add(merged.get("type").asText());
    }
    branches().forEach(branch -> types.addAll(branch.types()));
    return types;
  }

  /** Whether null is taken. */
  public boolean nullable() {
    return merged.path("nullable").asBoolean(false);
  }

  /** The format, such as {@code uint64}, or null. */
  public @Nullable String format() {
    return text("format");
  }

  /** The regular expression that a text must contain, or null. */
  public @Nullable String pattern() {
    return text("pattern");
  }

  /** The least number that is taken, or null where there is no such bound. */
  public @Nullable BigDecimal minimum() {
    return number("minimum");
  }

  /** The greatest number that is taken, or null where there is no such bound. */
  public @Nullable BigDecimal maximum() {
    return number("maximum");
  }

  /** Whether {@link #minimum()} itself is refused. */
  public boolean exclusiveMinimum() {
    return merged.path("exclusiveMinimum").asBoolean(false);
  }

  /** Whether {@link #maximum()} itself is refused. */
  public boolean exclusiveMaximum() {
    return merged.path("exclusiveMaximum").asBoolean(false);
  }

  /** The value of any other rule, such as {@code maxLength}, or null. */
  public @Nullable JsonNode rule(String keyword) {
    return merged.get(keyword);
  }

  /** The values it is limited to, those of its branches among them; empty where it is not. */
  public List<JsonNode> enumValues() {
    List<JsonNode> values = list("enum");
    branches().forEach(branch -> values.addAll(branch.enumValues()));
    return values;
  }

  /** Values of its enum that only relays document; fal knows others for the same. */
  public List<JsonNode> relaySpellings() {
    return list("x-relay-spellings");
  }

  /** The value that stands in where it is left out, or null. */
  public @Nullable JsonNode defaultValue() {
    return merged.get("default");
  }

  /** What a list holds, or null where it is not a list. */
  public @Nullable Schema items() {
    return merged.has("items") ? source.schema(merged.get("items")) : null;
  }

  /** The default of a property, of the branches too; null where there is none. */
  public @Nullable JsonNode defaultOf(String property) {
    SchemaProperty own = properties().get(property);
    if (own != null) {
      return own.schema().defaultValue();
    }
    return branches().stream()
        .map(branch -> branch.defaultOf(property))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What it may be one of ({@code oneOf}, {@code anyOf}); empty where it is not a union. */
  public List<Schema> branches() {
    List<Schema> branches = new ArrayList<>();
    merged.path("oneOf").forEach(branch -> branches.add(source.schema(branch)));
    merged.path("anyOf").forEach(branch -> branches.add(source.schema(branch)));
    return branches;
  }

  /** The properties of an object in the contract's order; empty where it is not an object. */
  public Map<String, SchemaProperty> properties() {
    List<String> required = LosslessJson.texts(merged.path("required"));
    Map<String, SchemaProperty> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : merged.path("properties").properties()) {
      Schema schema = source.schema(property.getValue());
      String name = property.getKey();
      properties.put(name, new SchemaProperty(name, required.contains(name), schema));
    }
    return properties;
  }

  /** Says where a value breaks this schema; an empty list where it does not. */
  public List<SchemaViolation> validate(JsonNode value) {
    return compiled().validate(value).stream().map(Schema::violation).toList();
  }

  private JsonSchema compiled() {
    JsonSchema schema = compiled;
    if (schema == null) {
      // References are found next to the schema, so the components come along.
      ObjectNode node = LosslessJson.object();
      node.putArray("allOf").add(written);
      node.set("components", source.components());
      schema = FACTORY.getSchema(node, CONFIG);
      compiled = schema;
    }
    return schema;
  }

  private static SchemaViolation violation(ValidationMessage message) {
    String path = message.getInstanceLocation().toString();
    boolean missing = message.getType().equals("required") && message.getProperty() != null;
    return new SchemaViolation(
        missing ? path + "/" + message.getProperty() : path,
        message.getType(),
        message.getSchemaNode(),
        message.getMessage());
  }

  @Override
  public String toString() {
    return name != null ? name : written.toString();
  }

  private List<JsonNode> list(String keyword) {
    List<JsonNode> values = new ArrayList<>();
    merged.path(keyword).forEach(values::add);
    return values;
  }

  private @Nullable String text(String keyword) {
    return merged.has(keyword) ? merged.get(keyword).asText() : null;
  }

  private @Nullable BigDecimal number(String keyword) {
    return merged.has(keyword) ? merged.get(keyword).decimalValue() : null;
  }
}
