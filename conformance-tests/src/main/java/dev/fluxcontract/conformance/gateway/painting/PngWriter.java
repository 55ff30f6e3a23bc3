package dev.fluxcontract.conformance.gateway.painting;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private PngWriter() {}

  /**
   * A picture of some lines, each repeated over as many rows as the others.
   *
   * @param lines which colour of the palette each pixel has
   * @param palette three bytes for each colour
   */
  static byte[] ofLines(int width, int height, byte[][] lines, byte[] palette) {
    PngWriter file = new PngWriter();
    try {
      file.out.write(SIGNATURE);
      file.chunk("IHDR", header(width, height));
      file.chunk("PLTE", palette);
      file.chunk("IDAT", deflated(width, height, lines));
      file.chunk("IEND", new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.bytes.toByteArray();
  }

  /** Eight bits a pixel, by palette, not interlaced. */
  private static byte[] header(int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(header);
    out.writeInt(width);
    out.writeInt(height);
    out.write(new byte[] {8, 3, 0, 0, 0});
    return header.toByteArray();
  }

  private static byte[] deflated(int width, int height, byte[][] lines) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed, fast, 8192)) {
      // The first byte of a row names its filter: 0, none.
      byte[] row = new byte[width + 1];
      for (int y = 0; y < height; y++) {
        System.arraycopy(lines[y * lines.length / height], 0, row, 1, width);
        pixels.write(row);
      }
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  private void chunk(String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) sum.getValue());
  }
}
