package dev.fluxcontract.conformance.contract;

import java.util.List;

/**
 * A property of an object schema.
 *
 * @param name its name on the wire
 * @param required whether it must be there
 * @param schema what it may hold
 * @param documents ids of the documents that state it
 */
public record SchemaProperty(String name, boolean required, Schema schema, List<String> documents) {
  public SchemaProperty {
    documents = List.copyOf(documents);
  }
}
