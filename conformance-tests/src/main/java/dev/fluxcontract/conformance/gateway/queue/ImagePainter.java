package dev.fluxcontract.conformance.gateway.queue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
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
public final class ImagePainter {
  private static final int MOST_KEPT = 256;
  private static final int STRIPES = 16;

  private record Kind(int width, int height, boolean png, int number) {}

  /** Shared by all gateways of a JVM: the same kind of picture is the same file. */
  private static final Map<Kind, byte[]> KEPT = new ConcurrentHashMap<>();

  public byte[] file(ImageSpec making, int number) {
    Kind kind = new Kind(making.width(), making.height(), making.png(), Math.floorMod(number, 4));
    byte[] file = KEPT.get(kind);
    if (file == null) {
      if (KEPT.size() >= MOST_KEPT) {
        KEPT.clear();
      }
      file = paint(kind);
      KEPT.put(kind, file);
    }
    return file;
  }

  public String dataUri(ImageSpec making, int number) {
    return "data:"
        + making.contentType()
        + ";base64,"
        + Base64.getEncoder().encodeToString(file(making, number));
  }

  private static byte[] paint(Kind kind) {
    byte[] rows = new byte[kind.height()];
    for (int y = 0; y < rows.length; y++) {
      int stripe = y * STRIPES / kind.height();
      rows[y] = (byte) (kind.png() ? stripe : 8 * (stripe + kind.number()));
    }
    return kind.png()
        ? PngWriter.ofRows(kind.width(), rows, palette(kind.number()))
        : jpeg(kind.width(), rows);
  }

  private static byte[] palette(int number) {
    byte[] palette = new byte[3 * STRIPES];
    for (int i = 0; i < STRIPES; i++) {
      float hue = number / 4f + i / (8f * STRIPES);
      int colour = Color.HSBtoRGB(hue, 0.55f, 0.9f);
      palette[3 * i] = (byte) (colour >> 16);
      palette[3 * i + 1] = (byte) (colour >> 8);
      palette[3 * i + 2] = (byte) colour;
    }
    return palette;
  }

  /** In grey, one byte a pixel: three would make the writing three times as slow. */
  private static byte[] jpeg(int width, byte[] rows) {
    BufferedImage image = new BufferedImage(width, rows.length, BufferedImage.TYPE_BYTE_GRAY);
    byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < rows.length; y++) {
      Arrays.fill(pixels, y * width, (y + 1) * width, rows[y]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "jpeg", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
