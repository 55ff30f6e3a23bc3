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

/** Reads and writes {@link Colour}. */
final class ColourJsonAdapter extends JsonAdapter<Colour> {
  private static final JsonReader.Options VALUES =
      JsonReader.Options.of(
          "red",
          "JPEG",
          "jpeg",
          "16:9",
          "landscape_4_3",
          "class",
          "",
          "unknown_value",
          "\"\\"
      );

  /** Made like the adapter of any other model; it needs none of their adapters. */
  ColourJsonAdapter(Moshi moshi) {}

  /** How well a JSON value fits this type. */
  static int fit(JsonShape shape) throws IOException {
    return shape.stringOf(Colour.values());
  }

  @Override
  public @Nullable Colour fromJson(JsonReader reader) throws IOException {
    return read(reader);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Colour value) throws IOException {
    if (value == null) {
      JsonWriting.writeNull(writer);
    } else {
      JsonWriting.write(writer, value.value());
    }
  }

  /** In place of a required value that a lenient reader did not find. */
  static Colour blank() {
    return Colour.of(JsonReading.blank(String.class));
  }

  static @Nullable Colour read(JsonReader reader) throws IOException {
    if (!JsonReading.fits(reader, JsonReader.Token.STRING, "a string")) {
      return null;
    }
    int index = reader.selectString(VALUES);
    return index >= 0 ? Colour.values().get(index) : Colour.of(reader.nextString());
  }
}

