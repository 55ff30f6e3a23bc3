package dev.fluxcontract.conformance.picture;

import java.util.Locale;

/**
 * What a gateway's own pictures say about its noise: the same request twice, and once more with
 * another seed.
 *
 * <p>The statistic: the root mean square of how far the colours of 64 cells are apart, without the
 * four cells that differ most, and without what shifts the whole picture. Up to 1.5 times the noise
 * of the control pair and 0.3 % are one picture; from three times the noise and 0.6 % on noise does
 * not explain the difference. In between it cannot be told. A shift of colour and the gradient bits
 * are held to limits of their own, and one picture is the same in all cells, too.
 *
 * @param base the picture to compare with
 * @param again of the same request
 * @param otherSeed of the same request with another seed
 */
public record PictureNoise(
    PictureFingerprint base, PictureFingerprint again, PictureFingerprint otherSeed) {
  private static final double SAME = 0.003;
  private static final double OTHER = 0.006;
  private static final double SAME_SHIFT = 0.025;
  private static final double OTHER_SHIFT = 0.06;
  private static final int SAME_BITS = 4;
  private static final int OTHER_BITS = 16;

  /** Whether two pictures are one and the same, but for noise. */
  public enum Relation {
    SAME,
    DIFFERENT,
    CANNOT_BE_TOLD
  }

  /** How far the same request's two pictures are apart. */
  private double noise() {
    return base.distance(again);
  }

  /** How far another seed's picture is from the nearer of the two. */
  private double signal() {
    return Math.min(base.distance(otherSeed), again.distance(otherSeed));
  }

  /** Whether the noise is so large that it hides what a parameter does. */
  public boolean overlap() {
    return noise() > SAME && noise() > signal() / 2;
  }

  /** Whether the same request gave one picture: without noise, or much nearer than another seed. */
  public boolean repeats() {
    return noise() <= SAME || noise() <= signal() / 2;
  }

  /** Whether the same request gave pictures as far apart, or nearly, as those of two seeds. */
  public boolean doesNotRepeat() {
    return noise() > SAME && noise() >= 0.75 * signal();
  }

  /** How two pictures of the same gateway relate. */
  public Relation relation(PictureFingerprint one, PictureFingerprint other) {
    double apart = one.distance(other);
    double shift = one.shift(other);
    int bits = one.gradientDistance(other);
    double noiseShift = base.shift(again);
    int noiseBits = base.gradientDistance(again);
    if (apart >= 3 * noise() + OTHER
        || shift >= 4 * noiseShift + OTHER_SHIFT
        || bits >= 4 * noiseBits + OTHER_BITS) {
      return Relation.DIFFERENT;
    }
    boolean same =
        apart <= 1.5 * noise() + SAME
            && one.distanceOfAllCells(other) <= 1.5 * base.distanceOfAllCells(again) + SAME
            && shift <= 2 * noiseShift + SAME_SHIFT
            && bits <= 2 * noiseBits + SAME_BITS;
    return same ? Relation.SAME : Relation.CANNOT_BE_TOLD;
  }

  /** What the control pairs measured, in words. */
  public String shown() {
    return String.format(
        Locale.ROOT,
        "the same request twice %s, another seed %s",
        percent(noise()),
        percent(base.distance(otherSeed)));
  }

  /** How far two pictures are apart, in words. */
  public static String shown(PictureFingerprint one, PictureFingerprint other) {
    return percent(one.distance(other))
        + " apart, shifted by "
        + percent(one.shift(other))
        + ", "
        + one.gradientDistance(other)
        + " of 64 bits";
  }

  private static String percent(double distance) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * distance);
  }
}
