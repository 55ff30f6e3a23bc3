package dev.fluxcontract.conformance.gateway.painting;

import java.math.BigInteger;
import java.util.function.UnaryOperator;

/**
 * What a job is to make.
 *
 * @param count how many images
 * @param width pixels from left to right
 * @param height pixels from top to bottom
 * @param png whether PNG; JPEG otherwise
 * @param seed the seed asked for, or a random one
 * @param sync whether sync_mode was asked for
 * @param step levels of brightness that a JPEG does not tell apart; 1 loses nothing
 * @param look what the images show
 */
public record ImageSpec(
    int count,
    int width,
    int height,
    boolean png,
    BigInteger seed,
    boolean sync,
    int step,
    PictureLook look) {
  private static final long MOST_PIXELS = 16L << 20;

  public boolean tooLarge() {
    return (long) width * height > MOST_PIXELS;
  }

  public String contentType() {
    return png ? "image/png" : "image/jpeg";
  }

  public ImageSpec withCount(int other) {
    return new ImageSpec(other, width, height, png, seed, sync, step, look);
  }

  public ImageSpec withSize(int otherWidth, int otherHeight) {
    return new ImageSpec(count, otherWidth, otherHeight, png, seed, sync, step, look);
  }

  public ImageSpec withPng(boolean other) {
    return new ImageSpec(count, width, height, other, seed, sync, step, look);
  }

  public ImageSpec withStep(int other) {
    return new ImageSpec(count, width, height, png, seed, sync, other, look);
  }

  /** The same, showing something else. */
  public ImageSpec looking(UnaryOperator<PictureLook> change) {
    return new ImageSpec(count, width, height, png, seed, sync, step, change.apply(look));
  }
}
