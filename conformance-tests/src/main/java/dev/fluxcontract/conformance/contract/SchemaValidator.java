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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Validates values against one schema, in OpenAPI 3.0's own dialect of JSON Schema. */
final class SchemaValidator {
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
  private volatile @Nullable JsonSchema compiled;

  SchemaValidator(SchemaSource source, JsonNode written) {
    this.source = source;
    this.written = written;
  }

  List<SchemaViolation> of(JsonNode value) {
    return compiled().validate(value).stream().map(SchemaValidator::violation).toList();
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
}
