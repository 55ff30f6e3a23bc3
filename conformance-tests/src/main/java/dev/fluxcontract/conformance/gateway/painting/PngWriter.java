package dev.fluxcontract.conformance.gateway.painting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a picture of repeated lines as PNG. The JDK's own writer takes many times as long, since
 * it looks at each pixel.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PngWriter() {}

  /**
   * A picture of some lines, each repeated over as many rows as the others.
   *
   * @param lines which colour of the palette each pixel has
   * @param palette three bytes for each colour
   */
  static byte[] ofLines(int width, int height, byte[][] lines, byte[] palette) {
    PngWriter file = new PngWriter();
    file.out.writeBytes(SIGNATURE);
    file.chunk("IHDR", header(width, height));
    file.chunk("PLTE", palette);
    file.chunk("IDAT", deflated(width, height, lines));
    file.chunk("IEND", new byte[0]);
    return file.out.toByteArray();
  }

  /** Eight bits a pixel, by palette, not interlaced. */
  private static byte[] header(int width, int height) {
    byte[] rest = {8, 3, 0, 0, 0};
    return ByteBuffer.allocate(13).putInt(width).putInt(height).put(rest).array();
  }

  private static byte[] deflated(int width, int height, byte[][] lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed, fast, 8192)) {
      // The first byte of a row names its filter: 0, none.
      byte[] row = new byte[width + 1];
      for (int y = 0; y < height; y++) {
        System.arraycopy(lines[y * lines.length / height], 0, row, 1, width);
        pixels.write(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  private void chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(name).put(data).putInt((int) sum.getValue());
    out.writeBytes(chunk.array());
  }
}
