package dev.fluxcontract.conformance.gateway.painting;

import java.math.BigInteger;

/** What jobs are to make, for tests. */
public final class SampleSpecs {
  private SampleSpecs() {}

  public static ImageSpec spec(int count, int width, int height, boolean png) {
    return new ImageSpec(count, width, height, png, BigInteger.ONE, false, 1, look());
  }

  public static PictureLook look() {
    return new PictureLook("/model", "a boat", BigInteger.ONE, null, 0.5, 28, 3.5, 0, false);
  }
}
