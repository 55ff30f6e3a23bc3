package dev.fluxcontract.conformance.gateway.queue;

import java.math.BigInteger;

/**
 * What a job is to make.
 *
 * @param count how many images
 * @param width pixels from left to right
 * @param height pixels from top to bottom
 * @param png whether PNG; JPEG otherwise
 * @param seed the seed asked for, or a random one
 * @param sync whether sync_mode was asked for
 */
public record ImageSpec(
    int count, int width, int height, boolean png, BigInteger seed, boolean sync) {
  private static final long MOST_PIXELS = 16L << 20;

  public boolean tooLarge() {
    return (long) width * height > MOST_PIXELS;
  }

  public String contentType() {
    return png ? "image/png" : "image/jpeg";
  }

  public ImageSpec withCount(int other) {
    return new ImageSpec(other, width, height, png, seed, sync);
  }

  public ImageSpec withSize(int otherWidth, int otherHeight) {
    return new ImageSpec(count, otherWidth, otherHeight, png, seed, sync);
  }

  public ImageSpec withPng(boolean other) {
    return new ImageSpec(count, width, height, other, seed, sync);
  }
}
