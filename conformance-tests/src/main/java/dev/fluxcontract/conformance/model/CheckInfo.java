package dev.fluxcontract.conformance.model;

import java.util.List;

/**
 * What there is to know of a check before it runs.
 *
 * @param id stable over releases, such as {@code SUBMIT-03}
 * @param level how binding the promise is
 * @param title the promise, in one sentence
 * @param documents ids of the documents that make the promise, as the contract lists them
 * @param worstCaseImages how many images the check may cost at the worst gateway
 */
public record CheckInfo(
    String id, Level level, String title, List<String> documents, int worstCaseImages) {
  public CheckInfo {
    documents = List.copyOf(documents);
  }
}
