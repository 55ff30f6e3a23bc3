package dev.fluxcontract.conformance.gateway;

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
record Making(int count, int width, int height, boolean png, BigInteger seed, boolean sync) {
  private static final long MOST_PIXELS = 16L << 20;

  boolean tooLarge() {
    return (long) width * height > MOST_PIXELS;
  }

  String contentType() {
    return png ? "image/png" : "image/jpeg";
  }

  Making withCount(int other) {
    return new Making(other, width, height, png, seed, sync);
  }

  Making withSize(int otherWidth, int otherHeight) {
    return new Making(count, otherWidth, otherHeight, png, seed, sync);
  }

  Making withPng(boolean other) {
    return new Making(count, width, height, other, seed, sync);
  }
}
