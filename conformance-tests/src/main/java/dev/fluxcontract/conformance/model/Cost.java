package dev.fluxcontract.conformance.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What requests cost at worst, or what they may cost.
 *
 * @param images how many images they could be read to ask for
 * @param usd the price of these images in US dollars; 0 where the contract lists none
 */
public record Cost(int images, BigDecimal usd) {
  /** Nothing at all. */
  public static final Cost NONE = new Cost(0, BigDecimal.ZERO);

  /** As much as one likes. */
  public static final Cost UNLIMITED =
      new Cost(Integer.MAX_VALUE, BigDecimal.valueOf(Integer.MAX_VALUE));

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one of them is less than nothing
   */
  public Cost {
    if (images < 0) {
      throw new IllegalArgumentException("budget " + images + ": at least 0 images");
    }
    if (usd.signum() < 0) {
      throw new IllegalArgumentException("spend " + usd + ": at least 0 US dollars");
    }
  }

  /** Both together; as many images as can be counted at most. */
  public Cost plus(Cost other) {
    long sum = (long) images + other.images;
    return new Cost((int) Math.min(sum, Integer.MAX_VALUE), usd.add(other.usd));
  }

  /** What is left of this one; nothing of a part of which the other has more. */
  public Cost minus(Cost other) {
    return new Cost(
        Math.max(0, images - other.images), usd.subtract(other.usd).max(BigDecimal.ZERO));
  }

  /** The greater of each part. */
  public Cost max(Cost other) {
    return new Cost(Math.max(images, other.images), usd.max(other.usd));
  }

  /** Whether it is within a limit, in images and in dollars. */
  public boolean fits(Cost limit) {
    return images <= limit.images && usd.compareTo(limit.usd) <= 0;
  }

  /** Whether it is a limit in dollars. */
  public boolean limitsDollars() {
    return usd.compareTo(UNLIMITED.usd) < 0;
  }

  /** An amount as it is shown, such as {@code $0.50} or {@code $0.003}. */
  public static String dollars(BigDecimal usd) {
    BigDecimal plain = usd.stripTrailingZeros();
    return "$" + plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY);
  }
}
