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




/** Reads and writes {@link Choices}. */
final class ChoicesJsonAdapter extends JsonAdapter<Choices> {
  private static final JsonReader.Options NAMES =
      JsonReader.Options.of(
          "name",
          "id",
          "owner"

      );






  ChoicesJsonAdapter(Moshi moshi) {




  }

  /** How well a JSON value fits this type. */
  static int fit(JsonShape shape) throws IOException {
    return shape.object(
        NAMES.strings(), "name");
  }

  @Override
  public @Nullable Choices fromJson(JsonReader reader) throws IOException {
    String nameValue = null;
    Integer idValue = null;
    String ownerValue = null;
    boolean ownerIsNull = false;

    Map<String, @Nullable Object> unknownFields = null;
    if (!JsonReading.beginsObject(reader, "an object (Choices)")) {
      return null;
    }
    while (reader.hasNext()) {
      switch (1 + reader.selectName(NAMES)) {
        case 1 -> {
          nameValue = JsonReading.readString(reader);
        }
        case 2 -> {
          idValue = JsonReading.tookNull(reader) ? null : JsonNumbers.readInteger(reader);
        }
        case 3 -> {
          ownerIsNull = reader.peek() == JsonReader.Token.NULL;
          ownerValue = JsonReading.tookNull(reader) ? null : JsonReading.readString(reader);
        }

        default -> unknownFields = JsonReading.readUnknownField(reader, unknownFields);
      }
    }
    reader.endObject();
    if (nameValue == null) {
      if (!reader.isLenient()) {
        throw JsonReading.missing(reader, "name", String.class);
      }
      nameValue = JsonReading.blank(String.class);
    }
    return new Choices(
        nameValue,
        idValue,
        ownerValue,
        ownerIsNull,

        unknownFields);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Choices value) throws IOException {
    if (value == null) {
      JsonWriting.writeNull(writer);
      return;
    }
    writer.beginObject();
    writer.name("name");
        JsonWriting.write(writer, value.name);        if (value.id != null) {
      writer.name("id");
            JsonWriting.write(writer, value.id);          }
    if (value.owner != null) {
      writer.name("owner");
            JsonWriting.write(writer, value.owner);          }
    else if (value.ownerIsNull) {
      writer.name("owner");
      JsonWriting.writeNull(writer);
    }

    JsonWriting.writeFields(writer, value.unknownFields());
    writer.endObject();
  }
}

