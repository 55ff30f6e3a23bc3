package dev.fluxcontract.conformance.picture;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What pictures of different things have in common in one place, such as a watermark.
 *
 * <p>The statistic: how much brighter each of 32 by 32 cells is than the cells near it, and in each
 * of 16 regions the correlation of that between two pictures, as the mean over all pairs. Pictures
 * of different things do not correlate. Since the 64 cells of a region are not independent, it is
 * taken for 16 values, so that one correlation has a standard deviation of 0.25, and the mean of
 * ten pairs one of 0.08: 0.5 is six of those.
 */
public final class WatermarkDetector {
  private static final int CELLS = 32;
  private static final int REGION = 8;
  private static final int REGIONS = CELLS / REGION;
  private static final double CORRELATED = 0.5;

  /** A region whose cells differ less has nothing to compare. */
  private static final double LEAST_CONTRAST = 1;

  private static final double MOST_CONTRAST = 16;

  private WatermarkDetector() {}

  /** In how many of the 16 regions the pictures have the same detail. */
  public static int regions(List<BufferedImage> pictures) {
    List<double[]> contrasts = pictures.stream().map(WatermarkDetector::contrast).toList();
    int marked = 0;
    for (int region = 0; region < REGIONS * REGIONS; region++) {
      double sum = 0;
      int pairs = 0;
      for (int i = 0; i < contrasts.size(); i++) {
        for (int j = 0; j < i; j++) {
          sum += correlation(contrasts.get(i), contrasts.get(j), region);
          pairs++;
        }
      }
      marked += sum >= CORRELATED * pairs ? 1 : 0;
    }
    return marked;
  }

  /** How much brighter each cell is than the four beside it; an edge counts no more than a mark. */
  private static double[] contrast(BufferedImage picture) {
    double[] bright = brightness(picture);
    double[] contrast = new double[bright.length];
    for (int i = 0; i < bright.length; i++) {
      int row = i / CELLS;
      int column = i % CELLS;
      double near =
          bright[inside(row - 1) * CELLS + column]
              + bright[inside(row + 1) * CELLS + column]
              + bright[row * CELLS + inside(column - 1)]
              + bright[row * CELLS + inside(column + 1)];
      contrast[i] = Math.max(-MOST_CONTRAST, Math.min(MOST_CONTRAST, bright[i] - near / 4));
    }
    return contrast;
  }

  private static int inside(int at) {
    return Math.max(0, Math.min(CELLS - 1, at));
  }

  private static double[] brightness(BufferedImage shown) {
    int width = shown.getWidth();
    int height = shown.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.createGraphics().drawImage(shown, 0, 0, null);
    double[] bright = new double[CELLS * CELLS];
    for (int i = 0; i < bright.length; i++) {
      int left = i % CELLS * width / CELLS;
      int top = i / CELLS * height / CELLS;
      int right = Math.max(left + 1, (i % CELLS + 1) * width / CELLS);
      int bottom = Math.max(top + 1, (i / CELLS + 1) * height / CELLS);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          int rgb = picture.getRGB(x, y);
          bright[i] += ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3.0;
        }
      }
      bright[i] /= (right - left) * (bottom - top);
    }
    return bright;
  }

  private static double correlation(double[] one, double[] other, int region) {
    int first = region / REGIONS * REGION * CELLS + region % REGIONS * REGION;
    double[] sums = new double[5];
    for (int i = 0; i < REGION * REGION; i++) {
      double x = one[first + i / REGION * CELLS + i % REGION];
      double y = other[first + i / REGION * CELLS + i % REGION];
      sums[0] += x;
      sums[1] += y;
      sums[2] += x * x;
      sums[3] += y * y;
      sums[4] += x * y;
    }
    double count = REGION * REGION;
    double varianceX = sums[2] / count - sums[0] * sums[0] / count / count;
    double varianceY = sums[3] / count - sums[1] * sums[1] / count / count;
    if (Math.min(varianceX, varianceY) < LEAST_CONTRAST) {
      return 0;
    }
    double covariance = sums[4] / count - sums[0] * sums[1] / count / count;
    return covariance / Math.sqrt(varianceX * varianceY);
  }
}
