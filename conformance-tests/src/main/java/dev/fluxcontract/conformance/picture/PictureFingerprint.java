package dev.fluxcontract.conformance.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;
import okio.ByteString;

/**
 * A picture in 200 bytes: enough to tell whether two pictures are alike, whatever their size.
 *
 * @param gradients one bit for each of 64 cells: whether the cell to its right is brighter
 * @param colours the mean red, green and blue of those 64 cells, row by row
 */
public record PictureFingerprint(long gradients, ByteString colours) {
  /** Cells in a row, and in a column. */
  public static final int CELLS = 8;

  /** The cells that differ most are left out: one block of other detail is no other picture. */
  private static final int LEFT_OUT = 4;

  /** A step in brightness that is smaller is not a gradient: noise would decide. */
  private static final double STEP = 2;

  /** The fingerprint of a picture; each pixel is read once. */
  public static PictureFingerprint of(BufferedImage image) {
    long[][] sums = new long[CELLS * CELLS][4];
    long[][] columns = new long[CELLS * (CELLS + 1)][2];
    int width = image.getWidth();
    RowReader rows = new RowReader(image);
    for (int y = 0; y < image.getHeight(); y++) {
      int[] row = rows.rgb(y);
      int line = y * CELLS / image.getHeight();
      for (int x = 0; x < width; x++) {
        int red = row[x] >> 16 & 0xff;
        int green = row[x] >> 8 & 0xff;
        int blue = row[x] & 0xff;
        long[] cell = sums[line * CELLS + x * CELLS / width];
        cell[0] += red;
        cell[1] += green;
        cell[2] += blue;
        cell[3]++;
        long[] column = columns[line * (CELLS + 1) + x * (CELLS + 1) / width];
        column[0] += 299L * red + 587L * green + 114L * blue;
        column[1]++;
      }
    }
    return new PictureFingerprint(gradients(columns), colours(sums));
  }

  private static long gradients(long[][] columns) {
    long bits = 0;
    for (int line = 0; line < CELLS; line++) {
      for (int x = 0; x < CELLS; x++) {
        int at = line * (CELLS + 1) + x;
        boolean brighter = mean(columns[at + 1]) > mean(columns[at]) + STEP;
        bits = bits << 1 | (brighter ? 1 : 0);
      }
    }
    return bits;
  }

  private static double mean(long[] column) {
    return column[1] == 0 ? 0 : column[0] / 1000.0 / column[1];
  }

  /** A picture of fewer pixels than cells leaves cells without any: they are black. */
  private static ByteString colours(long[][] sums) {
    byte[] colours = new byte[3 * sums.length];
    for (int i = 0; i < sums.length; i++) {
      for (int c = 0; c < 3; c++) {
        colours[3 * i + c] =
            (byte) (sums[i][3] == 0 ? 0 : Math.round((double) sums[i][c] / sums[i][3]));
      }
    }
    return ByteString.of(colours);
  }

  /** How bright a cell is, from 0 to 1. */
  public double brightness(int cell) {
    return (299 * level(3 * cell) + 587 * level(3 * cell + 1) + 114 * level(3 * cell + 2))
        / 255_000.0;
  }

  /**
   * How far two pictures are apart, from 0 to 1: the root mean square over the cells, without the
   * four that differ most, after a shift of the whole picture is taken out.
   */
  public double distance(PictureFingerprint other) {
    return rootMeanSquare(other, LEFT_OUT);
  }

  /** The same over all cells. */
  public double distanceOfAllCells(PictureFingerprint other) {
    return rootMeanSquare(other, 0);
  }

  private double rootMeanSquare(PictureFingerprint other, int leftOut) {
    double[] shift = shifts(other);
    double[] squares = new double[CELLS * CELLS];
    for (int i = 0; i < 3 * squares.length; i++) {
      double apart = (level(i) - other.level(i) - shift[i % 3]) / 255.0;
      squares[i / 3] += apart * apart / 3;
    }
    Arrays.sort(squares);
    return Math.sqrt(Arrays.stream(squares, 0, squares.length - leftOut).average().orElse(0));
  }

  /** By how much the whole picture is shifted in colour, from 0 to 1. */
  public double shift(PictureFingerprint other) {
    return Arrays.stream(shifts(other)).map(Math::abs).average().orElse(0) / 255;
  }

  /** The mean difference of red, green and blue, without the cells that differ most either way. */
  private double[] shifts(PictureFingerprint other) {
    double[] shifts = new double[3];
    for (int c = 0; c < shifts.length; c++) {
      double[] cells = new double[CELLS * CELLS];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = level(3 * i + c) - other.level(3 * i + c);
      }
      Arrays.sort(cells);
      shifts[c] = Arrays.stream(cells, LEFT_OUT, cells.length - LEFT_OUT).average().orElse(0);
    }
    return shifts;
  }

  /** How far the colours are apart, from 0 to 1, as the mean of all cells. */
  public double colourDistance(PictureFingerprint other) {
    double sum = 0;
    for (int i = 0; i < colours.size(); i++) {
      sum += Math.abs(level(i) - other.level(i)) / 255.0;
    }
    return sum / colours.size();
  }

  /** In how many of the 64 cells the brightness rises in one picture, and not in the other. */
  public int gradientDistance(PictureFingerprint other) {
    return Long.bitCount(gradients ^ other.gradients);
  }

  private int level(int at) {
    return colours.getByte(at) & 0xff;
  }

  /** The gradients as 16 hexadecimal digits: what a report shows. */
  public String shown() {
    return HexFormat.of().toHexDigits(gradients);
  }
}
