package dev.fluxcontract.conformance.page.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One operation that a page documents.
 *
 * @param method the HTTP method in capitals
 * @param path the path as the page writes it, placeholders and all
 * @param calledPath the path that a caller sends: without a placeholder for the server, and with
 *     the model that the page's own call names
 * @param title what the page calls it, empty where it gives no title
 * @param fields the fields of the JSON body
 * @param examples the request bodies that the page prints
 * @param answer the fields of the answer to a request that went well
 */
public record PageOperation(
    String method,
    String path,
    String calledPath,
    String title,
    List<PageField> fields,
    List<JsonNode> examples,
    List<PageField> answer) {
  public PageOperation {
    fields = List.copyOf(fields);
    examples = List.copyOf(examples);
    answer = List.copyOf(answer);
  }
}
