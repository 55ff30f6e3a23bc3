package dev.fluxcontract.everything.model;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Level}. */
final class LevelJsonAdapter extends JsonAdapter<Level> {
  /** Made like the adapter of any other model; it needs none of their adapters. */
  LevelJsonAdapter(Moshi moshi) {}

  /** How well a JSON value fits this type. */
  static int fit(JsonShape shape) throws IOException {
    return shape.numberOf(Level.values());
  }

  @Override
  public @Nullable Level fromJson(JsonReader reader) throws IOException {
    return read(reader);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Level value) throws IOException {
    if (value == null) {
      JsonWriting.writeNull(writer);
    } else {
      JsonWriting.write(writer, value.value());
    }
  }

  /** In place of a required value that a lenient reader did not find. */
  static Level blank() {
    return Level.of(JsonReading.blank(Integer.class));
  }

  static @Nullable Level read(JsonReader reader) throws IOException {
    Integer value = JsonNumbers.readInteger(reader);
    return value == null ? null : Level.of(value);
  }
}

