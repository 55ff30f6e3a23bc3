package dev.fluxcontract.client.internal.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that stand in a {@code data:} URI (RFC 2397), and the media type it claims for them.
 */
public final class DataUri {
  private static final String SCHEME = "data:";

  private final @Nullable String mediaType;
  private final byte[] bytes;

  private DataUri(@Nullable String mediaType, byte[] bytes) {
    this.mediaType = mediaType;
    this.bytes = bytes;
  }

  static boolean is(String url) {
    return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  public static String of(String mediaType, byte[] bytes) {
    return SCHEME + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads a data URI. Data that is certainly too large is refused before it is decoded.
   *
   * @throws TooLargeException when it holds more bytes than allowed
   * @throws IllegalArgumentException when it is not a data URI; the message does not repeat it
   */
  public static DataUri parse(String uri, long maxBytes) {
    int comma = uri.indexOf(',');
    if (!is(uri) || comma < 0) {
      throw new IllegalArgumentException("a data URI without a comma holds nothing");
    }
    String head = uri.substring(SCHEME.length(), comma);
    boolean base64 = endsWithBase64(head);
    String data = uri.substring(comma + 1);
    // Even if every character were escaped as %XX, so many bytes would be left.
    long atLeast = base64 ? data.length() / 4L - 2 : data.length() / 3L;
    if (atLeast > maxBytes) {
      throw new TooLargeException(maxBytes);
    }
    byte[] bytes = data.indexOf('%') < 0 ? data.getBytes(ISO_8859_1) : unescape(data);
    if (base64) {
      bytes = decode(bytes);
    }
    if (bytes.length > maxBytes) {
      throw new TooLargeException(maxBytes);
    }
    String type = base64 ? head.substring(0, head.lastIndexOf(';')) : head;
    return new DataUri(type.isBlank() ? null : type.strip(), bytes);
  }

  public @Nullable String mediaType() {
    return mediaType;
  }

  public byte[] bytes() {
    return bytes;
  }

  private static boolean endsWithBase64(String head) {
    int last = head.lastIndexOf(';');
    return last >= 0 && head.substring(last + 1).strip().equalsIgnoreCase("base64");
  }

  /** Both alphabets are seen in the wild, with and without padding, and broken into lines. */
  private static byte[] decode(byte[] base64) {
    int length = 0;
    for (byte b : base64) {
      if (b > ' ') {
        base64[length++] = b == '-' ? (byte) '+' : b == '_' ? (byte) '/' : b;
      }
    }
    try {
      return Base64.getDecoder().decode(Arrays.copyOf(base64, length));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a data URI whose base64 is broken: " + e.getMessage(), e);
    }
  }

  private static byte[] unescape(String data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length());
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c != '%') {
        out.write(c);
        continue;
      }
      int high = i + 2 < data.length() ? Character.digit(data.charAt(i + 1), 16) : -1;
      int low = high >= 0 ? Character.digit(data.charAt(i + 2), 16) : -1;
      if (low < 0) {
        throw new IllegalArgumentException("a data URI with a broken escape at character " + i);
      }
      out.write(high << 4 | low);
      i += 2;
    }
    return out.toByteArray();
  }

  /** More bytes than were allowed. */
  static final class TooLargeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLargeException(long maxBytes) {
      super("more than the " + maxBytes + " bytes allowed");
    }
  }
}
