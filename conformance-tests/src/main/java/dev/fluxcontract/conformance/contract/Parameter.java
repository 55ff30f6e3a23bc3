package dev.fluxcontract.conformance.contract;

import java.util.List;

/**
 * A parameter of an operation.
 *
 * @param name its name on the wire
 * @param in {@code path}, {@code query}, {@code header} or {@code cookie}
 * @param required whether it must be there
 * @param schema what it may hold
 * @param documents ids of the documents that state it
 */
public record Parameter(
    String name, String in, boolean required, Schema schema, List<String> documents) {
  public Parameter {
    documents = List.copyOf(documents);
  }
}
