package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one submit has besides its request.
 *
 * @param parameters of the contract's operation, by their keys in the contract
 * @param headers of the caller's own, by their names in any case
 * @param deadline null for the client's
 * @param progress a callback of the job, if there is one
 */
public record SubmitSettings(
    Map<String, Object> parameters,
    Map<String, String> headers,
    @Nullable Duration deadline,
    @Nullable Consumer<Progress> progress) {
  public static final SubmitSettings NONE = new SubmitSettings(Map.of(), Map.of(), null, null);

  public SubmitSettings withParameter(String key, Object value) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put(key, value);
    return new SubmitSettings(all, headers, deadline, progress);
  }

  public SubmitSettings withHeader(String name, String value) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put(name, value);
    return new SubmitSettings(parameters, all, deadline, progress);
  }

  public SubmitSettings withDeadline(Duration time) {
    return new SubmitSettings(parameters, headers, time, progress);
  }

  public SubmitSettings withProgress(Consumer<Progress> callback) {
    return new SubmitSettings(parameters, headers, deadline, callback);
  }

  /** Refuses headers that hold the key: a log of headers would show it. */
  public void checkForKey(KeyRedaction redaction) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!redaction.apply(header.getValue()).equals(header.getValue())
          || !redaction.apply(header.getKey()).equals(header.getKey())) {
        throw new IllegalArgumentException(
            "a header of SubmitOptions holds the key; the client sends the key itself");
      }
    }
  }

  public Duration deadlineOr(Duration clients) {
    return deadline == null ? clients : deadline;
  }
}
