package dev.fluxcontract.conformance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.oas.OpenApi30;
import com.networknt.schema.resource.DisallowSchemaLoader;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Judges values by the contract's schemas, in the dialect of OpenAPI 3.0, with a validator that
 * others maintain.
 */
final class SchemaCheck {
  private static final String HERE = "https://contract.invalid/flux.openapi.json";

  private final JsonSchemaFactory factory;
  private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().build();

  SchemaCheck(Spec spec) {
    String json = spec.tree().toString();
    factory =
        JsonSchemaFactory.builder()
            .metaSchema(OpenApi30.getInstance())
            .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
            .schemaLoaders(
                loaders ->
                    loaders.schemas(Map.of(HERE, json)).add(DisallowSchemaLoader.getInstance()))
            .build();
  }

  /** What is wrong with the value, one sentence for each fault; or with the schema itself. */
  List<String> faults(SpecNode schema, JsonNode value) {
    try {
      Collection<?> messages =
          factory
              .getSchema(SchemaLocation.of(HERE + "#" + schema.pointer()), config)
              .validate(value);
      return messages.stream().map(Object::toString).toList();
    } catch (JsonSchemaException e) {
      return List.of(e.toString());
    }
  }
}
