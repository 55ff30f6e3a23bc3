package dev.fluxcontract.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.fluxcontract.client.internal.download.ImageFormat;
import java.util.Arrays;

/** Small files for tests: the beginning of each image format, and something behind it. */
public final class SampleImages {
  private SampleImages() {}

  public static byte[] image(ImageFormat format) {
    return switch (format) {
      case JPEG -> bytes("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0 and a picture of a tiger's eye");
      case PNG -> bytes("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR and a picture of a tiger's eye");
      case WEBP -> bytes("RIFF\u0000\u0001\0\0WEBPVP8L and a picture of a tiger's eye");
      case GIF -> bytes("GIF89a\u0001\0\u0001\0 and a picture of a tiger's eye");
      case AVIF -> ftyp("avif", "0000", "mif1");
    };
  }

  /** An image of exactly this many bytes. */
  public static byte[] png(int size) {
    return Arrays.copyOf(image(ImageFormat.PNG), size);
  }

  public static byte[] ftyp(String major, String minorVersion, String compatible) {
    return bytes("\0\0\0\u0014ftyp" + major + minorVersion + compatible + "\0\0\0\0meta");
  }

  static byte[] bytes(String latin1) {
    return latin1.getBytes(ISO_8859_1);
  }
}
