package dev.fluxcontract.conformance.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.model.Exchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What came back, or why nothing did. */
public final class ProbeResponse {
  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final @Nullable String trouble;
  private final Exchange exchange;
  private final JsonNode json;

  ProbeResponse(
      int status, Headers headers, byte[] body, @Nullable String trouble, Exchange exchange) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.trouble = trouble;
    this.exchange = exchange;
    this.json = trouble == null && looksLikeJson(body) ? parse(body) : MissingNode.getInstance();
  }

  /** The HTTP status, or 0 where no whole answer came. */
  public int status() {
    return trouble == null ? status : 0;
  }

  /** What went wrong on the way, or null where an answer came whole. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** The first value of a header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** All headers, as text. */
  String headers() {
    return headers.toMultimap().toString();
  }

  /** The body's bytes. */
  public byte[] body() {
    return body.clone();
  }

  /** How many bytes the body has. */
  int length() {
    return body.length;
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    return json;
  }

  /** Whether the body is JSON, whatever the content type says. */
  public boolean isJson() {
    return !json.isMissingNode();
  }

  /** The media type without its parameters, in lower case; empty where none was sent. */
  public String mediaType() {
    String type = headers.get("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
  }

  /** Whether the content type says JSON. */
  public boolean saysJson() {
    String type = mediaType();
    return type.equals("application/json") || type.endsWith("+json");
  }

  /** Whether the status is a 2xx. */
  public boolean good() {
    return status() / 100 == 2;
  }

  /** Whether the status is a 4xx: the gateway blames the caller. */
  public boolean refused() {
    return status() / 100 == 4;
  }

  /** Whether a status was answered, and which of those it is not does not matter. */
  public boolean hasStatus(int... wanted) {
    for (int one : wanted) {
      if (status() == one) {
        return true;
      }
    }
    return false;
  }

  /** The exchange as it may be shown. */
  public Exchange exchange() {
    return exchange;
  }

  /** In a few words, without the body. */
  public String brief() {
    String what = mediaType().isEmpty() ? "no content type" : mediaType();
    return trouble != null ? trouble : status + " (" + what + ")";
  }

  @Override
  public String toString() {
    String shown = exchange.responseBody();
    return shown == null || shown.isEmpty()
        ? brief()
        : brief() + " " + Truncation.shorten(shown, 300);
  }

  private static boolean looksLikeJson(byte[] body) {
    return body.length > 0 && (body[0] & 0xff) != 0x89 && (body[0] & 0xff) != 0xff;
  }

  private static JsonNode parse(byte[] body) {
    try {
      return LosslessJson.read(body);
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
