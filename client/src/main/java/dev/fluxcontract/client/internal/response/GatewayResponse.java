package dev.fluxcontract.client.internal.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** What a gateway answered to one call, read to its end or to a limit. */
public final class GatewayResponse {
  public static final String REQUEST_ID_HEADER = "x-fal-request-id";

  /** Four images of four megapixels as data URIs fit; an endless body does not. */
  private static final long LONGEST_JSON = 64L << 20;

  private static final long LONGEST_TEXT = 256L << 10;
  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

  private final int status;
  private final Headers headers;
  private final Buffer bytes;
  private final boolean whole;
  private final Charset charset;
  private @Nullable Map<String, @Nullable Object> members;
  private boolean isObject;

  private GatewayResponse(int status, Headers headers, BoundedBody body, Charset charset) {
    this.status = status;
    this.headers = headers;
    this.bytes = body.bytes();
    this.whole = body.whole();
    this.charset = charset;
  }

  /** Reads an answer. Closing it is left to the caller. */
  public static GatewayResponse read(Response response) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      body = ResponseBody.create("", null);
    }
    MediaType type = body.contentType();
    boolean text = !response.isSuccessful() || (type != null && isText(type));
    BoundedBody bounded = BoundedBody.read(body, text ? LONGEST_TEXT : LONGEST_JSON);
    Charset charset = type == null ? UTF_8 : type.charset(UTF_8);
    return new GatewayResponse(
        response.code(), response.headers(), bounded, charset == null ? UTF_8 : charset);
  }

  private static boolean isText(MediaType type) {
    String subtype = type.subtype().toLowerCase(Locale.ROOT);
    return subtype.equals("html") || subtype.equals("xml") || subtype.equals("event-stream");
  }

  public int status() {
    return status;
  }

  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /** A header where it is not blank. */
  public @Nullable String header(String name) {
    String value = headers.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * The members of the JSON object that the body is; empty where it is none, or goes on beyond the
   * limit.
   */
  public Map<String, @Nullable Object> members() {
    if (members == null) {
      members = Map.of();
      if (whole) {
        try {
          Object value = JsonTree.read(json());
          isObject = value instanceof Map;
          members = JsonTree.members(value);
        } catch (IOException | RuntimeException e) {
          // Not JSON: no member. The text still says what it is.
        }
      }
    }
    return members;
  }

  /** Whether the body is a JSON object, be it an empty one. */
  public boolean isObject() {
    members();
    return isObject;
  }

  /** The body as JSON text, to be read by an adapter. It is UTF-8 unless it says otherwise. */
  Buffer json() {
    Buffer json = bytes.clone();
    if (charset.name().startsWith("UTF-") && !charset.equals(UTF_8)) {
      return new Buffer().writeUtf8(json.readString(charset).replaceFirst("^\ufeff", ""));
    }
    if (json.rangeEquals(0, BYTE_ORDER_MARK)) {
      skip(json, BYTE_ORDER_MARK.size());
    }
    return json;
  }

  private static void skip(Buffer buffer, int count) {
    try {
      buffer.skip(count);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body's beginning as text, as much as an exception keeps. */
  String text() {
    Buffer copy = new Buffer();
    // Four bytes to a character at most, and room for a key that the redaction shortens.
    bytes.copyTo(copy, 0, Math.min(bytes.size(), 8L * FailureDetails.BODY_LIMIT));
    return copy.readString(charset);
  }

  /** Whether the body ended before the limit. */
  boolean whole() {
    return whole;
  }

  public FailureDetails evidence(Taken taken, @Nullable String requestId, KeyRedaction redaction) {
    return FailureDetails.of(taken, requestId, status, headers, text(), redaction);
  }
}
