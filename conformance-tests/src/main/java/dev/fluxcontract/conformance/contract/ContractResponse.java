package dev.fluxcontract.conformance.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of an operation.
 *
 * @param status the status code as the contract writes it: {@code 200}, {@code 5XX} or {@code
 *     default}
 * @param schema the JSON body, or null where it has none
 * @param examples the named examples of that body
 */
public record ContractResponse(
    String status, @Nullable Schema schema, List<ContractExample> examples) {
  public ContractResponse {
    examples = List.copyOf(examples);
  }
}
