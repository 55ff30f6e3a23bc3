package dev.fluxcontract.conformance.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.RequestPurpose;
import dev.fluxcontract.conformance.wire.HttpExchanger.Answer;
import dev.fluxcontract.conformance.wire.HttpExchanger.Trouble;
import dev.fluxcontract.conformance.wire.HttpExchanger.TroubleKind;
import dev.fluxcontract.conformance.wire.ReceivedHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One exchange, as a line of a recording holds it.
 *
 * @param purpose what the request asked for
 * @param credentials which key it showed
 * @param subject the case that was submitted, or that no job was meant; null for other requests
 * @param method its HTTP method
 * @param url its address
 * @param body its body; null for none
 * @param start milliseconds from the start of the run to the answer's end
 * @param millis how long the exchange took
 * @param answer what came back
 */
record RecordedExchange(
    String purpose,
    String credentials,
    @Nullable String subject,
    String method,
    String url,
    @Nullable String body,
    long start,
    long millis,
    Answer answer) {
  /** A session, or who the caller is: of no use to a replay. */
  private static final Set<String> NOT_KEPT = Set.of("set-cookie", "set-cookie2", "authorization");

  /** A query may have characters that java.net.URI does not take. */
  private static final Pattern URL =
      Pattern.compile("(?i)https?://[^/?#\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*");

  static RecordedExchange of(
      ProbeRequest request, Answer answer, long start, long millis, RecordRedaction redaction) {
    return new RecordedExchange(
        request.purpose().name().toLowerCase(Locale.ROOT),
        request.credentials().name().toLowerCase(Locale.ROOT),
        request.subject(),
        request.method(),
        redaction.ofUrl(request.url().toString()),
        request.body() == null ? null : redaction.ofRequest(request.body()),
        start,
        millis,
        redacted(answer, redaction));
  }

  private static Answer redacted(Answer answer, RecordRedaction redaction) {
    ReceivedHeaders headers = new ReceivedHeaders();
    answer
        .headers()
        .forEach(
            (name, value) -> {
              boolean kept = !NOT_KEPT.contains(name.toLowerCase(Locale.ROOT));
              String shown = kept ? redaction.ofAnswer(value) : "(removed)";
              headers.add(redaction.ofAnswer(name) + ": " + shown);
            });
    Trouble trouble = answer.trouble();
    return new Answer(
        answer.status(),
        headers,
        redaction.ofAnswer(answer.body()),
        trouble == null
            ? null
            : new Trouble(trouble.kind(), redaction.ofAnswer(trouble.message())));
  }

  boolean isSubmit() {
    return purpose.equals(RequestPurpose.SUBMIT.name().toLowerCase(Locale.ROOT));
  }

  /** What another request must have in common with this one to get its answer. */
  String key() {
    return String.join(
        " ", purpose, credentials, method, url, Objects.requireNonNullElse(subject, ""));
  }

  /** The same for a request about another job that does not exist; null for all others. */
  @Nullable String keyOfNoJob() {
    return subject == null || isSubmit()
        ? null
        : key().replaceAll("(?<=/)(?=[^/? ]*[0-9])[^/? ]{8,}", "*");
  }

  JsonNode json() {
    ObjectNode line = LosslessJson.object();
    line.put("at", start).put("ms", millis);
    line.put("purpose", purpose).put("as", credentials);
    if (subject != null) {
      line.put("about", subject);
    }
    line.put("method", method).put("url", url);
    if (body != null) {
      line.put("body", body);
    }
    line.put("status", answer.status());
    ArrayNode headers = line.putArray("headers");
    answer.headers().forEach((name, value) -> headers.add(name + ": " + value));
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    // A control character would take six.
    boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
    if (plain && Arrays.equals(text.getBytes(StandardCharsets.UTF_8), answer.body())) {
      line.put("text", text);
    } else {
      line.put("base64", Base64.getEncoder().encodeToString(answer.body()));
    }
    Trouble trouble = answer.trouble();
    if (trouble != null) {
      line.put("trouble", trouble.kind().name().toLowerCase(Locale.ROOT));
      line.put("message", trouble.message());
    }
    return line;
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RecordedExchange of(JsonNode line) {
    ReceivedHeaders headers = new ReceivedHeaders();
    line.path("headers").forEach(one -> headers.add(one.asText()));
    byte[] body =
        line.has("base64")
            ? Base64.getDecoder().decode(line.get("base64").asText())
            : line.path("text").asText("").getBytes(StandardCharsets.UTF_8);
    Trouble trouble =
        line.has("trouble")
            ? new Trouble(
                TroubleKind.valueOf(line.get("trouble").asText().toUpperCase(Locale.ROOT)),
                line.path("message").asText(""))
            : null;
    int status = number(line, "status", 999);
    return new RecordedExchange(
        text(line, "purpose"),
        text(line, "as"),
        line.has("about") ? line.get("about").asText() : null,
        text(line, "method"),
        trouble == null ? url(line, "url") : text(line, "url"),
        line.has("body") ? line.get("body").asText() : null,
        number(line, "at", Integer.MAX_VALUE),
        number(line, "ms", Integer.MAX_VALUE),
        new Answer(status, headers, body, trouble));
  }

  private static int number(JsonNode line, String field, int most) {
    JsonNode value = line.path(field);
    if (!value.isInt() || value.asInt() < 0 || value.asInt() > most) {
      throw new IllegalArgumentException(
          field + " is " + value + ": a whole number from 0 to " + most);
    }
    return value.asInt();
  }

  /** An address that a request can be sent to; others get no answer. */
  static String url(JsonNode line, String field) {
    String text = text(line, field);
    if (URL.matcher(text).matches() && HttpUrl.parse(text) != null) {
      return text;
    }
    throw new IllegalArgumentException(field + " " + text + ": it has to be an http or https URL");
  }

  private static String text(JsonNode line, String field) {
    if (!line.path(field).isTextual()) {
      throw new IllegalArgumentException("it has no " + field);
    }
    return line.get(field).asText();
  }
}
