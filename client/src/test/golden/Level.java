package dev.fluxcontract.everything.model;

import com.squareup.moshi.JsonClass;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The schema Level of the contract.
 *
 * <p>Open: a value that the contract does not know is kept as it came.
 */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Level {

  /**
   * The value 1.
   */
  public static final Level NUMBER_1 =
      new Level(JsonTexts.constant(Integer.class, 1), Known.NUMBER_1);

  /**
   * The value 2.
   */
  public static final Level NUMBER_2 =
      new Level(JsonTexts.constant(Integer.class, 2), Known.NUMBER_2);

  /**
   * The value -3.
   */
  public static final Level NUMBER_MINUS_3 =
      new Level(JsonTexts.constant(Integer.class, -3), Known.NUMBER_MINUS_3);

  // Not in capitals, as a value of the contract may be called that.
  private static final List<Level> values =
      List.of(
          NUMBER_1,
          NUMBER_2,
          NUMBER_MINUS_3
      );

  private final Integer value;
  private final Known known;

  private Level(Integer value, Known known) {
    this.value = value;
    this.known = known;
  }

  /** The constant of a value, or a new object if the contract does not know the value. */
  public static Level of(Integer value) {
    for (Level constant : values) {
      if (constant.value.equals(value)) {
        return constant;
      }
    }
    return new Level(Objects.requireNonNull(value, "value"), Known.UNKNOWN_VALUE);
  }

  /** The values that the contract knows, in its order. */
  public static List<Level> values() {
    return values;
  }

  /** The value as it is sent. */
  public Integer value() {
    return value;
  }

  /** The value for a {@code switch}. */
  public Known known() {
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Level that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** The value as it is sent. */
  @Override
  public String toString() {
    return JsonWriting.text(value);
  }

  /** The values that the contract knows, for a {@code switch}. */
  public enum Known {
    /** The value {@link Level#NUMBER_1}. */
    NUMBER_1,
    /** The value {@link Level#NUMBER_2}. */
    NUMBER_2,
    /** The value {@link Level#NUMBER_MINUS_3}. */
    NUMBER_MINUS_3,
    /** Any other value; {@link Level#value()} is it. */
    UNKNOWN_VALUE
  }
}

