package dev.fluxcontract.client.model;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** JSON as a tree that compares by value: 1.0 is 1, and the order of fields does not matter. */
final class Trees {
  private Trees() {}

  static @Nullable Object parse(String json) {
    try {
      return canonical(JsonReading.readObject(JsonReader.of(new Buffer().writeUtf8(json))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String print(@Nullable Object tree) {
    Buffer buffer = new Buffer();
    try {
      JsonWriting.write(JsonWriter.of(buffer), tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return buffer.readUtf8();
  }

  static @Nullable Object canonical(@Nullable Object tree) {
    if (tree instanceof Number number) {
      BigDecimal decimal = new BigDecimal(number.toString());
      return decimal.signum() == 0 ? BigDecimal.ZERO : decimal.stripTrailingZeros();
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(Trees::canonical).toList();
    }
    if (tree instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> canonical = new LinkedHashMap<>();
      map.forEach((name, value) -> canonical.put(name, canonical(value)));
      return canonical;
    }
    return tree;
  }
}
