package dev.fluxcontract.conformance.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the colours of a picture row by row. The JDK converts each pixel by itself, which takes
 * many times as long where a table of all 256 colours is enough: in grey pictures, and in those
 * with a palette.
 */
final class RowReader {
  private final BufferedImage image;
  private final int[] row;
  private final byte @Nullable [] indices;
  private final int[] colours = new int[256];

  RowReader(BufferedImage image) {
    this.image = image;
    this.row = new int[image.getWidth()];
    boolean oneByte =
        image.getRaster().getNumDataElements() == 1
            && image.getRaster().getTransferType() == DataBuffer.TYPE_BYTE;
    this.indices = oneByte ? new byte[row.length] : null;
    if (oneByte) {
      for (int i = 0; i < colours.length; i++) {
        colours[i] = image.getColorModel().getRGB(new byte[] {(byte) i});
      }
    }
  }

  /** Red, green and blue of each pixel of a row, valid until the next row is read. */
  int[] rgb(int y) {
    if (indices == null) {
      return image.getRGB(0, y, row.length, 1, row, 0, row.length);
    }
    image.getRaster().getDataElements(0, y, row.length, 1, indices);
    for (int x = 0; x < row.length; x++) {
      row[x] = colours[indices[x] & 0xff];
    }
    return row;
  }
}
