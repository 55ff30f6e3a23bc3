package dev.fluxcontract.conformance.gateway.queue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes a picture of plain rows as PNG. The JDK's own writer takes many times as long, since it
 * looks at each pixel.
 */
final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  private PngWriter() {}

  /** A picture of which each row has one colour of a palette: three bytes for each. */
  static byte[] ofRows(int width, byte[] rows, byte[] palette) {
    PngWriter file = new PngWriter();
    try {
      file.out.write(SIGNATURE);
      file.chunk("IHDR", header(width, rows.length));
      file.chunk("PLTE", palette);
      file.chunk("IDAT", deflated(width, rows));
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

  private static byte[] deflated(int width, byte[] rows) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream pixels = new DeflaterOutputStream(packed, fast, 8192)) {
      // The first byte of a row names its filter: 0, none.
      byte[] row = new byte[width + 1];
      for (byte colour : rows) {
        Arrays.fill(row, 1, row.length, colour);
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
