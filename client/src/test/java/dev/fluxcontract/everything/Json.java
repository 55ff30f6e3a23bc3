package dev.fluxcontract.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;

/** Reads and writes with a Moshi that nobody configured. */
final class Json {
  private static final Moshi MOSHI = new Moshi.Builder().build();

  private Json() {}

  static <T> T read(Class<T> type, String json) {
    try {
      return Objects.requireNonNull(MOSHI.adapter(type).fromJson(json.replace('\'', '"')));
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  static <T> String write(Class<T> type, T value) {
    return MOSHI.adapter(type).toJson(value).replace('"', '\'');
  }

  /** What is read is written as it was, also by way of Moshi's tree of Java values. */
  static <T> T assertRoundTrip(Class<T> type, String json) {
    T value = read(type, json);
    assertThat(write(type, value)).isEqualTo(json);
    assertThat(MOSHI.adapter(type).fromJsonValue(MOSHI.adapter(type).toJsonValue(value)))
        .isEqualTo(value)
        .hasSameHashCodeAs(value);
    return value;
  }

  static AbstractThrowableAssert<?, ?> assertRefused(Class<?> type, String json) {
    return assertThatThrownBy(() -> read(type, json))
        .as(json)
        .isExactlyInstanceOf(JsonDataException.class);
  }
}
