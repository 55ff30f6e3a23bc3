package dev.fluxcontract.client.internal.download;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The image formats, recognised by their first bytes. Names and headers may lie, these do not. */
public enum ImageFormat {
  JPEG("image/jpeg"),
  PNG("image/png"),
  WEBP("image/webp"),
  GIF("image/gif"),
  AVIF("image/avif");

  /**
   * So many leading bytes are looked at. Only an AVIF with a very long list of brands needs more.
   */
  static final int HEAD = 256;

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** The format that these bytes begin with, or null if it is not one of these. */
  public static @Nullable ImageFormat of(byte[] head) {
    if (at(head, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (at(head, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (at(head, 0, "GIF87a") || at(head, 0, "GIF89a")) {
      return GIF;
    }
    if (at(head, 0, "RIFF") && at(head, 8, "WEBP")) {
      return WEBP;
    }
    return isAvif(head) ? AVIF : null;
  }

  /**
   * An ISO media file whose first box lists an AVIF brand, as the major one or a compatible one.
   */
  private static boolean isAvif(byte[] head) {
    if (head.length < 16 || !at(head, 4, "ftyp")) {
      return false;
    }
    int box = ByteBuffer.wrap(head).getInt();
    int end = Math.min(Math.min(box, head.length), HEAD);
    for (int brand = 8; brand + 4 <= end; brand += 4) {
      boolean minorVersion = brand == 12;
      if (!minorVersion && (at(head, brand, "avif") || at(head, brand, "avis"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean at(byte[] head, int offset, String magic) {
    int end = offset + magic.length();
    return head.length >= end && new String(head, offset, magic.length(), ISO_8859_1).equals(magic);
  }
}
