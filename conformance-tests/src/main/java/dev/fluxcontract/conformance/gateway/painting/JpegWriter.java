package dev.fluxcontract.conformance.gateway.painting;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * Writes a grey picture as JPEG whose blocks of 8 by 8 pixels have one brightness each. The JDK's
 * own writer takes many times as long, since it looks at each pixel.
 */
final class JpegWriter {
  private static final int BLOCK = 8;

  /** The code of each size of a difference, as the standard's example has them. */
  private static final int[] CODES = {0, 2, 3, 4, 5, 6, 14, 30, 62};

  private static final int[] CODE_BITS = {2, 3, 3, 3, 3, 3, 4, 5, 6};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int bits;
  private int held;

  private JpegWriter() {}

  /**
   * A picture of so many blocks.
   *
   * @param blocks the brightness of each, row by row, from 0 to 255
   * @param step the brightness is kept in steps of so many levels; 1 loses nothing
   */
  static byte[] ofBlocks(int width, int height, byte[] blocks, int step) {
    JpegWriter file = new JpegWriter();
    file.head(width, height, step);
    int before = 0;
    for (byte block : blocks) {
      int level = Math.round(((block & 0xff) - 128) / (float) step);
      file.difference(level - before);
      before = level;
    }
    file.bits(0x7f, 7);
    file.out.write(0xff);
    file.out.write(0xd9);
    return file.out.toByteArray();
  }

  static int blocks(int side) {
    return (side + BLOCK - 1) / BLOCK;
  }

  private void head(int width, int height, int step) {
    write(0xff, 0xd8);
    write(0xff, 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    // One table of 64 divisors. The first, of the brightness, counts in eighths of a level.
    byte[] divisors = new byte[64];
    Arrays.fill(divisors, (byte) 1);
    divisors[0] = (byte) (8 * step);
    write(0xff, 0xdb, 0, 67, 0);
    out.writeBytes(divisors);
    write(0xff, 0xc0, 0, 11, 8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0);
    // The codes of the differences: one of two bits, five of three, and one of each length above.
    write(0xff, 0xc4, 0, 28, 0, 0, 1, 5, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    write(0, 1, 2, 3, 4, 5, 6, 7, 8);
    // The one code of all else: the end of a block, one bit.
    write(0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    write(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0);
  }

  private void difference(int value) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    int offset = value < 0 ? value + (1 << size) - 1 : value;
    // The last bit, 0, ends the block.
    bits((CODES[size] << (size + 1)) | (offset << 1), CODE_BITS[size] + size + 1);
  }

  private void bits(int value, int count) {
    held = held << count | value;
    bits += count;
    while (bits >= 8) {
      bits -= 8;
      int next = held >> bits & 0xff;
      out.write(next);
      if (next == 0xff) {
        out.write(0);
      }
    }
    held &= (1 << bits) - 1;
  }

  private void write(int... values) {
    for (int value : values) {
      out.write(value);
    }
  }
}
