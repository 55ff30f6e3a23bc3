package dev.fluxcontract.conformance.http;

import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down exchanges so that they can be shown. */
record ExchangeRecorder(SecretRedaction redaction) {
  /** How much is shown of what a gateway sends in place of HTTP. */
  private static final int TROUBLE = 400;

  Exchange of(
      ProbeRequest request,
      HttpExchanger.Message message,
      HttpExchanger.Answer answer,
      long millis) {
    Map<String, String> headers = new LinkedHashMap<>();
    message.headers().forEach((name, value) -> headers.put(name, redaction.of(value)));
    if (request.credentials() == ProbeCredentials.OTHER_CASE) {
      // It would be shown as the key, which is something else to try.
      headers.computeIfPresent(
          "Authorization",
          (name, value) -> value.replace(SecretRedaction.SHOWN, SecretRedaction.WRONG_SHOWN));
    }
    HttpExchanger.Trouble trouble = answer.trouble();
    return new Exchange(
        request.method(),
        redaction.of(request.url().toString()),
        headers,
        request.body() == null ? null : redaction.of(request.body()),
        answer.status(),
        answer.headers().shown(redaction::of),
        answer.body().length == 0 ? null : body(request, answer),
        millis,
        // What a gateway sends in place of HTTP stands in the message, word for word.
        trouble == null ? null : Truncation.shorten(redaction.of(trouble.message()), TROUBLE));
  }

  /** Of a file not a word is shown: it may come from a host that only this machine can reach. */
  private String body(ProbeRequest request, HttpExchanger.Answer answer) {
    byte[] body = answer.body();
    @Nullable String type = answer.headers().get("Content-Type");
    if (request.purpose() == RequestPurpose.FILE || (type != null && type.startsWith("image/"))) {
      String what = type == null ? "no content type" : Truncation.shorten(redaction.of(type), 100);
      return "(" + what + ", " + body.length + " bytes)";
    }
    return Truncation.bounded(new String(body, StandardCharsets.UTF_8), redaction);
  }
}
