package dev.fluxcontract.conformance.gateway;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Real pictures, small as files: stripes in a colour that tells the images of a job apart. Each
 * size, format and colour is painted once.
 */
final class Pictures {
  private static final int MOST_KEPT = 256;
  private static final int STRIPES = 16;

  private record Kind(int width, int height, boolean png, int number) {}

  private final Map<Kind, byte[]> kept = new ConcurrentHashMap<>();

  byte[] file(Making making, int number) {
    Kind kind = new Kind(making.width(), making.height(), making.png(), Math.floorMod(number, 4));
    byte[] file = kept.get(kind);
    if (file == null) {
      if (kept.size() >= MOST_KEPT) {
        kept.clear();
      }
      file = paint(kind);
      kept.put(kind, file);
    }
    return file;
  }

  String dataUri(Making making, int number) {
    return "data:"
        + making.contentType()
        + ";base64,"
        + Base64.getEncoder().encodeToString(file(making, number));
  }

  private static byte[] paint(Kind kind) {
    BufferedImage image = kind.png() ? indexed(kind) : plain(kind);
    byte[] row = new byte[kind.width()];
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < kind.height(); y++) {
      Arrays.fill(
          row, (byte) (y * STRIPES / kind.height() * (kind.png() ? 1 : 8) + 8 * kind.number()));
      System.arraycopy(row, 0, pixels, y * kind.width(), row.length);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, kind.png() ? "png" : "jpeg", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** One byte a pixel: three would make the writing three times as slow. */
  private static BufferedImage plain(Kind kind) {
    return new BufferedImage(kind.width(), kind.height(), BufferedImage.TYPE_BYTE_GRAY);
  }

  private static BufferedImage indexed(Kind kind) {
    int[] palette = new int[256];
    for (int i = 0; i < palette.length; i++) {
      float hue = kind.number() / 4f + i / (8f * STRIPES);
      palette[i] = Color.HSBtoRGB(hue, 0.55f, 0.9f);
    }
    IndexColorModel colours =
        new IndexColorModel(8, 256, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    return new BufferedImage(kind.width(), kind.height(), BufferedImage.TYPE_BYTE_INDEXED, colours);
  }
}
