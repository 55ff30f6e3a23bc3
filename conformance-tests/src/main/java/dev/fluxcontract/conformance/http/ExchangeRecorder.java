package dev.fluxcontract.conformance.http;

import dev.fluxcontract.conformance.model.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Writes down exchanges so that they can be shown. */
final class ExchangeRecorder {
  private final SecretRedaction redaction;

  ExchangeRecorder(SecretRedaction redaction) {
    this.redaction = redaction;
  }

  Exchange of(
      ProbeRequest ask,
      Request request,
      int status,
      Headers headers,
      byte[] body,
      long millis,
      @Nullable String trouble) {
    return new Exchange(
        ask.method(),
        redaction.of(ask.url().toString()),
        shown(request.headers()),
        ask.body() == null ? null : redaction.of(ask.body()),
        status,
        shown(headers),
        body.length == 0 ? null : body(headers, body),
        millis,
        trouble);
  }

  private String body(Headers headers, byte[] body) {
    String type = headers.get("Content-Type");
    if (type != null && type.startsWith("image/")) {
      return "(" + redaction.of(type) + ", " + body.length + " bytes)";
    }
    return Truncation.bounded(redaction.of(new String(body, StandardCharsets.UTF_8)));
  }

  private Map<String, String> shown(Headers headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    for (int i = 0; i < headers.size(); i++) {
      shown.merge(
          redaction.of(headers.name(i)),
          redaction.of(headers.value(i)),
          (first, second) -> first + ", " + second);
    }
    return shown;
  }
}
