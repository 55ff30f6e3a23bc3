package dev.fluxcontract.client.internal.util;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * JSON as it came: maps, lists, strings, booleans, nulls, and numbers that keep their digits. What
 * a gateway means is decided on this, before any model with its required fields gets to see the
 * body.
 */
public final class JsonTree {
  private JsonTree() {}

  /**
   * The first value of a text, as {@link JsonTreeReader} reads it.
   *
   * @throws IOException if there is none
   */
  public static @Nullable Object read(Buffer json) throws IOException {
    return read(json, (name, text) -> text, () -> false);
  }

  /** As {@link #read(Buffer)}, with a way to clean texts, and one to stop. */
  public static @Nullable Object read(
      Buffer json, BinaryOperator<String> clean, BooleanSupplier stopped) throws IOException {
    return new JsonTreeReader(json, clean, stopped).read();
  }

  /** The text of an object. */
  public static ByteString encode(Map<String, @Nullable Object> members) {
    try {
      Buffer text = new Buffer();
      JsonWriter writer = JsonWriter.of(text);
      writer.setSerializeNulls(true);
      writer.jsonValue(members);
      return text.readByteString();
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer does not fail", e);
    }
  }

  /** The members of an object that {@link #encode} wrote. */
  public static Map<String, @Nullable Object> object(ByteString text) {
    try {
      return members(read(new Buffer().write(text)));
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer does not fail", e);
    }
  }

  /** The members of an object; empty if the value is not one. */
  @SuppressWarnings("unchecked")
  public static Map<String, @Nullable Object> members(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
  }

  @SuppressWarnings("unchecked")
  public static List<@Nullable Object> elements(@Nullable Object value) {
    return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
  }

  /** A string or number as text, where it is not blank. */
  public static @Nullable String text(@Nullable Object value) {
    String text = value instanceof String || value instanceof Number ? value.toString() : "";
    return text.isBlank() ? null : text;
  }

  /** A whole number in either spelling, where it fits. */
  public static @Nullable Integer integer(@Nullable Object value) {
    try {
      return value instanceof String || value instanceof Number
          ? Integer.valueOf(value.toString())
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** A number in the digits it came in; a seed above 2^63 does not fit in a double. */
  static final class Numeral extends Number {
    private static final long serialVersionUID = 1L;
    private final String digits;

    Numeral(String digits) {
      this.digits = digits;
    }

    @Override
    public int intValue() {
      return (int) doubleValue();
    }

    @Override
    public long longValue() {
      return (long) doubleValue();
    }

    @Override
    public float floatValue() {
      return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
      return Double.parseDouble(digits);
    }

    @Override
    public String toString() {
      return digits;
    }
  }
}
