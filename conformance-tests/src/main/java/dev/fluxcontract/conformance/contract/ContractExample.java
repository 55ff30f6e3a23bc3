package dev.fluxcontract.conformance.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A named example of the contract.
 *
 * @param name its name there, such as {@code D5_request}
 * @param value the example itself
 */
public record ContractExample(String name, JsonNode value) {
  /** The id of the document it stands for: the part of the name before the first underscore. */
  public String document() {
    int end = name.indexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }
}
