package dev.fluxcontract.client.internal.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.function.BooleanSupplier;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway answered to one call: read to its end or to a limit, parsed once, and without the
 * key.
 */
public final class GatewayResponse {
  public static final String REQUEST_ID_HEADER = "x-fal-request-id";

  /** Four bytes to a character at most, and room for keys that the redaction shortens. */
  private static final long LONGEST_BEGINNING = 8L * FailureDetails.BODY_LIMIT;

  /** The most of a key that may be left where the beginning of a body is cut off. */
  private static final int CUT_KEY = 1024;

  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

  private static final ByteString OBJECT = ByteString.encodeUtf8("{");

  private final int status;
  private final Headers headers;
  private final KeyRedaction redaction;
  private final Charset charset;
  private final Buffer beginning = new Buffer();
  private final boolean beginningIsAll;
  private final @Nullable Object json;
  private @Nullable String flaw;

  private GatewayResponse(
      Response response,
      BoundedBody body,
      Charset charset,
      KeyRedaction redaction,
      BooleanSupplier stopped)
      throws IOException {
    this.status = response.code();
    this.headers = response.headers();
    this.redaction = redaction;
    this.charset = charset;
    Buffer bytes = body.bytes();
    long length = Math.min(bytes.size(), LONGEST_BEGINNING);
    this.beginningIsAll = length == bytes.size();
    bytes.copyTo(beginning, 0, length);
    IOException broken = body.broken();
    if (!body.whole() && broken == null) {
      flaw = "it does not end within " + bytes.size() + " bytes";
    }
    this.json = flaw == null ? parse(bytes, stopped) : null;
    // A ticket that came whole is not lost for what should have come behind it.
    if (broken != null && !isObject()) {
      throw broken;
    }
  }

  /**
   * Reads a response. Closing it is left to the caller.
   *
   * @param stopped whether to give up, since nobody waits for the response any more
   */
  public static GatewayResponse read(
      Response response, KeyRedaction redaction, BooleanSupplier stopped) throws IOException {
    ResponseBody body = response.body();
    if (body == null) {
      body = ResponseBody.create("", null);
    }
    MediaType type = body.contentType();
    Charset named = type == null ? UTF_8 : type.charset(UTF_8);
    Charset charset = named == null ? UTF_8 : named;
    BoundedBody bounded = ResponseSizeLimit.of(response.request()).read(response, body);
    return new GatewayResponse(response, bounded, charset, redaction, stopped);
  }

  private @Nullable Object parse(Buffer bytes, BooleanSupplier stopped) throws IOException {
    Buffer text = inUtf8(bytes);
    if (text.rangeEquals(0, BYTE_ORDER_MARK)) {
      text.skip(BYTE_ORDER_MARK.size());
    }
    KeyRedaction values = redaction.forValues();
    boolean looksLikeJson = text.rangeEquals(0, OBJECT);
    try {
      return JsonTree.read(text, (name, value) -> clean(values, name, value), stopped);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      flaw = looksLikeJson ? e.getMessage() : null;
      return null;
    }
  }

  /** URLs and ids are sent back to the gateway. */
  private static String clean(KeyRedaction redaction, String name, String value) {
    return name.endsWith("url") || name.equals("request_id")
        ? redaction.hide(value)
        : redaction.apply(value);
  }

  /** JSON is UTF-8, unless it says otherwise. */
  private Buffer inUtf8(Buffer bytes) {
    return charset.name().startsWith("UTF-") && !charset.equals(UTF_8)
        ? new Buffer().writeUtf8(bytes.readString(charset))
        : bytes;
  }

  public int status() {
    return status;
  }

  public boolean successful() {
    return status >= 200 && status < 300;
  }

  /** A header, if it is there and not blank. */
  public @Nullable String header(String name) {
    String value = headers.get(name);
    if (value == null || value.isBlank()) {
      return null;
    }
    return name.equals(REQUEST_ID_HEADER)
        ? redaction.hide(value.strip())
        : redaction.apply(value.strip());
  }

  /** The headers that identify this response, as {@link ResponseHeaders} reads them. */
  public String idHeaders() {
    return ResponseHeaders.lines(headers, redaction);
  }

  /** The members of the JSON object in the body; empty if it is not an object. */
  public Map<String, @Nullable Object> members() {
    return JsonTree.members(json);
  }

  /** Whether the body is a JSON object, be it an empty one. */
  public boolean isObject() {
    return json instanceof Map;
  }

  /** Whether the body is a page of HTML or the like. */
  public boolean isMarkup() {
    return ResponseSizeLimit.isMarkup(beginning);
  }

  /** The beginning of the body as text. */
  String text() {
    String text = redaction.apply(beginning.clone().readString(charset));
    return beginningIsAll ? text : text.substring(0, Math.max(0, text.length() - CUT_KEY));
  }

  /** Why the body is too long, or was not read as the JSON that it seems to be; null otherwise. */
  @Nullable String flaw() {
    return flaw;
  }

  public FailureDetails details(Taken taken, @Nullable String requestId, KeyRedaction redaction) {
    return FailureDetails.of(taken, requestId, status, headers, text(), redaction);
  }
}
