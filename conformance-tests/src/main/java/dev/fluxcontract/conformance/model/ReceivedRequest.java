package dev.fluxcontract.conformance.model;

import java.util.Map;

/**
 * A request that the gateway received.
 *
 * @param step what it asked for
 * @param method the HTTP method
 * @param path path and query
 * @param headers its headers, names in lower case
 * @param body its body, empty where there is none
 */
public record ReceivedRequest(
    GatewayStep step, String method, String path, Map<String, String> headers, String body) {
  public ReceivedRequest {
    headers = Map.copyOf(headers);
  }
}
