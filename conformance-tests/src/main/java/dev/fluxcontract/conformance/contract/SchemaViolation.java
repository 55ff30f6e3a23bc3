package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One place where a value breaks its schema.
 *
 * @param path JSON pointer to the value, such as {@code /images/0/url}; to the missing field itself
 *     where a required one is missing
 * @param keyword the rule that is broken, such as {@code maximum} or {@code required}
 * @param limit what the schema sets for that rule, such as {@code 4}
 * @param message the fault in a sentence that names the path
 */
public record SchemaViolation(String path, String keyword, JsonNode limit, String message) {
  @Override
  public String toString() {
    return message;
  }
}
