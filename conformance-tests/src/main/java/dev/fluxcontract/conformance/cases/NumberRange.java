package dev.fluxcontract.conformance.cases;

import dev.fluxcontract.conformance.contract.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The range of a number as a document gives it. Bounds that only spell out the number's own type,
 * such as 0 and 2^64-1 of an unsigned 64-bit seed, are not a range: no document states them, and a
 * gateway need not refuse what lies outside.
 *
 * @param low the least allowed value, or null
 * @param high the greatest allowed value, or null
 * @param integer whether only whole numbers are allowed
 */
record NumberRange(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean integer) {
  private static final Map<String, BigDecimal> LEAST =
      Map.of(
          "int32",
          BigDecimal.valueOf(Integer.MIN_VALUE),
          "int64",
          BigDecimal.valueOf(Long.MIN_VALUE),
          "uint32",
          BigDecimal.ZERO,
          "uint64",
          BigDecimal.ZERO);
  private static final Map<String, BigDecimal> MOST =
      Map.of(
          "int32", BigDecimal.valueOf(Integer.MAX_VALUE),
          "int64", BigDecimal.valueOf(Long.MAX_VALUE),
          "uint32", BigDecimal.valueOf(0xffffffffL),
          "uint64", new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE)));

  static boolean isNumber(Schema schema) {
    return schema.types().contains("integer") || schema.types().contains("number");
  }

  static NumberRange of(Schema schema) {
    boolean integer = schema.types().contains("integer");
    BigDecimal step = step(integer);
    BigDecimal low = unlessNatural(schema.minimum(), schema, LEAST);
    BigDecimal high = unlessNatural(schema.maximum(), schema, MOST);
    return new NumberRange(
        low != null && schema.exclusiveMinimum() ? low.add(step) : low,
        high != null && schema.exclusiveMaximum() ? high.subtract(step) : high,
        integer);
  }

  /** The value just below, or null where there is no lower bound. */
  @Nullable BigDecimal below() {
    return low == null ? null : low.subtract(step(integer));
  }

  /** The value just above, or null where there is no upper bound. */
  @Nullable BigDecimal above() {
    return high == null ? null : high.add(step(integer));
  }

  private static BigDecimal step(boolean integer) {
    return integer ? BigDecimal.ONE : new BigDecimal("0.01");
  }

  private static @Nullable BigDecimal unlessNatural(
      @Nullable BigDecimal bound, Schema schema, Map<String, BigDecimal> natural) {
    BigDecimal own = schema.format() == null ? null : natural.get(schema.format());
    return bound == null || (own != null && own.compareTo(bound) == 0) ? null : bound;
  }
}
