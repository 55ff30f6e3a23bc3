package dev.fluxcontract.conformance.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and what came back, fit to be shown: the key reads {@code $FLUX_API_KEY} wherever it
 * stood, and of a long body only the beginning is kept, followed by how much was left out.
 *
 * @param method the HTTP method
 * @param url the whole address
 * @param requestHeaders as they were sent
 * @param requestBody as it was sent, or null where there was none
 * @param status the HTTP status, or 0 where no answer came
 * @param responseHeaders as they came; a header that came twice is joined by commas
 * @param responseBody as it came, or null where there was none
 * @param millis from the first byte sent to the last byte read
 * @param transportError what went wrong on the way, or null where an answer came
 */
public record Exchange(
    String method,
    String url,
    Map<String, String> requestHeaders,
    @Nullable String requestBody,
    int status,
    Map<String, String> responseHeaders,
    @Nullable String responseBody,
    long millis,
    @Nullable String transportError) {
  public Exchange {
    requestHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(requestHeaders));
    responseHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(responseHeaders));
  }
}
