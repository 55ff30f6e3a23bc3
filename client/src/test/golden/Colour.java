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
 * A colour.
 *
 * <p>Open: a value that the contract does not know is kept as it came.
 */
@JsonClass(generateAdapter = true, generator = "openapi-generator")
public final class Colour {

  /**
   * The value "red".
   */
  public static final Colour RED =
      new Colour("red", Known.RED);

  /**
   * The value "JPEG".
   */
  public static final Colour JPEG =
      new Colour("JPEG", Known.JPEG);

  /**
   * The value "jpeg".
   */
  public static final Colour JPEG2 =
      new Colour("jpeg", Known.JPEG2);

  /**
   * The value "16:9".
   */
  public static final Colour COLOUR_16_9 =
      new Colour("16:9", Known.COLOUR_16_9);

  /**
   * The value "landscape_4_3".
   */
  public static final Colour LANDSCAPE_4_3 =
      new Colour("landscape_4_3", Known.LANDSCAPE_4_3);

  /**
   * The value "class".
   */
  public static final Colour CLASS =
      new Colour("class", Known.CLASS);

  /**
   * The value "".
   */
  public static final Colour EMPTY =
      new Colour("", Known.EMPTY);

  /**
   * The value "unknown_value".
   */
  public static final Colour UNKNOWN_VALUE_ =
      new Colour("unknown_value", Known.UNKNOWN_VALUE_);

  /**
   * The value "\"\\".
   */
  public static final Colour U =
      new Colour("\"\\", Known.U);

  // Not in capitals, as a value of the contract may be called that.
  private static final List<Colour> values =
      List.of(
          RED,
          JPEG,
          JPEG2,
          COLOUR_16_9,
          LANDSCAPE_4_3,
          CLASS,
          EMPTY,
          UNKNOWN_VALUE_,
          U
      );

  private final String value;
  private final Known known;

  private Colour(String value, Known known) {
    this.value = value;
    this.known = known;
  }

  /** The constant of a value, or a new object if the contract does not know the value. */
  public static Colour of(String value) {
    for (Colour constant : values) {
      if (constant.value.equals(value)) {
        return constant;
      }
    }
    return new Colour(Objects.requireNonNull(value, "value"), Known.UNKNOWN_VALUE);
  }

  /** The values that the contract knows, in its order. */
  public static List<Colour> values() {
    return values;
  }

  /** The value as it is sent. */
  public String value() {
    return value;
  }

  /** The value for a {@code switch}. */
  public Known known() {
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Colour that && value.equals(that.value);
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
    /** The value {@link Colour#RED}. */
    RED,
    /** The value {@link Colour#JPEG}. */
    JPEG,
    /** The value {@link Colour#JPEG2}. */
    JPEG2,
    /** The value {@link Colour#COLOUR_16_9}. */
    COLOUR_16_9,
    /** The value {@link Colour#LANDSCAPE_4_3}. */
    LANDSCAPE_4_3,
    /** The value {@link Colour#CLASS}. */
    CLASS,
    /** The value {@link Colour#EMPTY}. */
    EMPTY,
    /** The value {@link Colour#UNKNOWN_VALUE_}. */
    UNKNOWN_VALUE_,
    /** The value {@link Colour#U}. */
    U,
    /** Any other value; {@link Colour#value()} is it. */
    UNKNOWN_VALUE
  }
}

