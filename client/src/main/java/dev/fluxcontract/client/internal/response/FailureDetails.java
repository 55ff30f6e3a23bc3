package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is known when something goes wrong. Everything in here has been through {@link
 * KeyRedaction}.
 *
 * @param status the HTTP status, or 0 without an answer
 * @param headers of the answer, by their names in any case
 */
public record FailureDetails(
    Taken taken,
    @Nullable String requestId,
    int status,
    Map<String, List<String>> headers,
    @Nullable String body)
    implements Serializable {
  /** How much of a body an exception keeps, in characters. */
  static final int BODY_LIMIT = 16 * 1024;

  public FailureDetails {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = Collections.unmodifiableMap(anyCase);
  }

  /** With neither an answer nor an id. */
  public static FailureDetails of(Taken taken) {
    return new FailureDetails(taken, null, 0, Map.of(), null);
  }

  /** Without an answer. An id is a gateway's text too. */
  public static FailureDetails of(Taken taken, @Nullable String requestId, KeyRedaction redaction) {
    return new FailureDetails(taken, clean(requestId, redaction), 0, Map.of(), null);
  }

  /** With an answer, whose headers and text may echo the key. */
  public static FailureDetails of(
      Taken taken,
      @Nullable String requestId,
      int status,
      Headers headers,
      @Nullable String body,
      KeyRedaction redaction) {
    Map<String, List<String>> clean = new HashMap<>();
    headers
        .toMultimap()
        .forEach(
            (name, values) ->
                clean.put(redaction.apply(name), values.stream().map(redaction::apply).toList()));
    return new FailureDetails(
        taken,
        clean(requestId, redaction),
        status,
        clean,
        body == null ? null : cut(redaction.apply(body)));
  }

  @Nullable String header(String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  private static @Nullable String clean(@Nullable String requestId, KeyRedaction redaction) {
    return requestId == null ? null : redaction.apply(requestId);
  }

  private static String cut(String text) {
    return text.length() <= BODY_LIMIT ? text : text.substring(0, BODY_LIMIT) + "…";
  }
}
