package dev.fluxcontract.conformance.gateway.painting;

import java.awt.Color;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Real pictures, small as files: what a {@link PictureLook} says, in plain cells. */
public final class ImagePainter {
  private static final int MOST_KEPT = 256;
  private static final int CELLS = PictureLook.CELLS;

  private record Kind(int width, int height, boolean png, int step, PictureLook look, int number) {}

  /** Shared by all gateways of a JVM: the same kind of picture is the same file. */
  private static final Map<Kind, byte[]> KEPT = new ConcurrentHashMap<>();

  private ImagePainter() {}

  public static byte[] file(ImageSpec making, int number) {
    Kind kind =
        new Kind(
            making.width(), making.height(), making.png(), making.step(), making.look(), number);
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(kind, ImagePainter::paint);
  }

  public static String dataUri(ImageSpec making, int number) {
    return "data:"
        + making.contentType()
        + ";base64,"
        + Base64.getEncoder().encodeToString(file(making, number));
  }

  private static byte[] paint(Kind kind) {
    byte[] cells = kind.look().cells(kind.number());
    int width = kind.width();
    int height = kind.height();
    if (!kind.png()) {
      int across = JpegWriter.blocks(width);
      int down = JpegWriter.blocks(height);
      byte[] blocks = new byte[across * down];
      for (int y = 0; y < down; y++) {
        System.arraycopy(line(cells, y * CELLS / down, across), 0, blocks, y * across, across);
      }
      return JpegWriter.ofBlocks(width, height, blocks, kind.step());
    }
    byte[][] lines = new byte[CELLS][];
    for (int i = 0; i < CELLS; i++) {
      lines[i] = line(cells, i, width);
    }
    return PngWriter.ofLines(width, height, lines, palette(kind.look().hue(kind.number())));
  }

  /** One line of cells, as wide as so many pixels or blocks. */
  private static byte[] line(byte[] cells, int line, int width) {
    byte[] wide = new byte[width];
    for (int x = 0; x < width; x++) {
      wide[x] = cells[line * CELLS + (int) ((long) x * CELLS / width)];
    }
    return wide;
  }

  /** From dark to bright, in neighbouring hues. */
  private static byte[] palette(float hue) {
    byte[] palette = new byte[3 * 256];
    for (int i = 0; i < 256; i++) {
      int colour = Color.HSBtoRGB(hue + i / 2048f, 0.55f, i / 255f);
      palette[3 * i] = (byte) (colour >> 16);
      palette[3 * i + 1] = (byte) (colour >> 8);
      palette[3 * i + 2] = (byte) colour;
    }
    return palette;
  }
}
