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




/** Reads and writes {@link Optionals}. */
final class OptionalsJsonAdapter extends JsonAdapter<Optionals> {
  private static final JsonReader.Options NAMES =
      JsonReader.Options.of(
          "must",
          "mustNull",
          "may",
          "mayNull",
          "byDefault",
          "old",
          "any",
          "free",
          "freeNull",
          "colour",
          "colourNull",
          "child",
          "childNull",
          "alias",
          "names",
          "inline"

      );








  private final JsonAdapter<Map<String, @Nullable Object>> freeAdapter;

  private final JsonAdapter<Map<String, @Nullable Object>> freeNullAdapter;



  private final JsonAdapter<Optionals> childAdapter;

  private final JsonAdapter<Base> childNullAdapter;


  private final JsonAdapter<List<String>> namesAdapter;

  private final JsonAdapter<OptionalsInline> inlineAdapter;



  OptionalsJsonAdapter(Moshi moshi) {







    this.freeAdapter = new MapJsonAdapter<>(new AnyJsonAdapter(), null);

    this.freeNullAdapter = new MapJsonAdapter<>(new AnyJsonAdapter(), null);



    this.childAdapter = moshi.adapter(Optionals.class);

    this.childNullAdapter = moshi.adapter(Base.class);


    this.namesAdapter = new ListJsonAdapter<>(new ScalarJsonAdapter<>(String.class), String.class);

    this.inlineAdapter = moshi.adapter(OptionalsInline.class);


  }

  /** How well a JSON value fits this type. */
  static int fit(JsonShape shape) throws IOException {
    return shape.object(
        NAMES.strings(), "must", "mustNull");
  }

  @Override
  public @Nullable Optionals fromJson(JsonReader reader) throws IOException {
    String mustValue = null;
    String mustNullValue = null;
    boolean mustNullSeen = false;
    String mayValue = null;
    Integer mayNullValue = null;
    boolean mayNullIsNull = false;
    Boolean byDefaultValue = null;
    String oldValue = null;
    Object anyValue = null;
    boolean anyIsNull = false;
    Map<String, @Nullable Object> freeValue = null;
    Map<String, @Nullable Object> freeNullValue = null;
    boolean freeNullIsNull = false;
    Colour colourValue = null;
    Colour colourNullValue = null;
    boolean colourNullIsNull = false;
    Optionals childValue = null;
    Base childNullValue = null;
    boolean childNullIsNull = false;
    String aliasValue = null;
    List<String> namesValue = null;
    OptionalsInline inlineValue = null;

    Map<String, @Nullable Object> unknownFields = null;
    if (!JsonReading.beginsObject(reader, "an object (Optionals)")) {
      return null;
    }
    while (reader.hasNext()) {
      switch (1 + reader.selectName(NAMES)) {
        case 1 -> {
          mustValue = JsonReading.readString(reader);
        }
        case 2 -> {
          mustNullValue = JsonReading.tookNull(reader) ? null : JsonReading.readString(reader);
          mustNullSeen = true;
        }
        case 3 -> {
          mayValue = JsonReading.tookNull(reader) ? null : JsonReading.readString(reader);
        }
        case 4 -> {
          mayNullIsNull = reader.peek() == JsonReader.Token.NULL;
          mayNullValue = JsonReading.tookNull(reader) ? null : JsonNumbers.readInteger(reader);
        }
        case 5 -> {
          byDefaultValue = JsonReading.tookNull(reader) ? null : JsonReading.readBoolean(reader);
        }
        case 6 -> {
          oldValue = JsonReading.tookNull(reader) ? null : JsonReading.readString(reader);
        }
        case 7 -> {
          anyIsNull = reader.peek() == JsonReader.Token.NULL;
          anyValue = JsonReading.tookNull(reader) ? null : JsonReading.readObject(reader);
        }
        case 8 -> {
          freeValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, freeAdapter);
        }
        case 9 -> {
          freeNullIsNull = reader.peek() == JsonReader.Token.NULL;
          freeNullValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, freeNullAdapter);
        }
        case 10 -> {
          colourValue = JsonReading.tookNull(reader) ? null : ColourJsonAdapter.read(reader);
        }
        case 11 -> {
          colourNullIsNull = reader.peek() == JsonReader.Token.NULL;
          colourNullValue = JsonReading.tookNull(reader) ? null : ColourJsonAdapter.read(reader);
        }
        case 12 -> {
          childValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, childAdapter);
        }
        case 13 -> {
          childNullIsNull = reader.peek() == JsonReader.Token.NULL;
          childNullValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, childNullAdapter);
        }
        case 14 -> {
          aliasValue = JsonReading.tookNull(reader) ? null : JsonReading.readString(reader);
        }
        case 15 -> {
          namesValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, namesAdapter);
        }
        case 16 -> {
          inlineValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, inlineAdapter);
        }

        default -> unknownFields = JsonReading.readUnknownField(reader, unknownFields);
      }
    }
    reader.endObject();
    if (mustValue == null) {
      if (!reader.isLenient()) {
        throw JsonReading.missing(reader, "must", String.class);
      }
      mustValue = JsonReading.blank(String.class);
    }
    if (!mustNullSeen) {
      if (!reader.isLenient()) {
        throw JsonReading.missing(reader, "mustNull", String.class);
      }
    }
    return new Optionals(
        mustValue,
        mustNullValue,
        mayValue,
        mayNullValue,
        mayNullIsNull,
        byDefaultValue,
        oldValue,
        anyValue,
        anyIsNull,
        freeValue,
        freeNullValue,
        freeNullIsNull,
        colourValue,
        colourNullValue,
        colourNullIsNull,
        childValue,
        childNullValue,
        childNullIsNull,
        aliasValue,
        namesValue,
        inlineValue,

        unknownFields);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Optionals value) throws IOException {
    if (value == null) {
      JsonWriting.writeNull(writer);
      return;
    }
    writer.beginObject();
    writer.name("must");
        JsonWriting.write(writer, value.must);        writer.name("mustNull");
    if (value.mustNull == null) {
      JsonWriting.writeNull(writer);
    } else {
            JsonWriting.write(writer, value.mustNull);          }
    if (value.may != null) {
      writer.name("may");
            JsonWriting.write(writer, value.may);          }
    if (value.mayNull != null) {
      writer.name("mayNull");
            JsonWriting.write(writer, value.mayNull);          }
    else if (value.mayNullIsNull) {
      writer.name("mayNull");
      JsonWriting.writeNull(writer);
    }
    if (value.byDefault != null) {
      writer.name("byDefault");
            JsonWriting.write(writer, value.byDefault);          }
    if (value.old != null) {
      writer.name("old");
            JsonWriting.write(writer, value.old);          }
    if (value.any != null) {
      writer.name("any");
            JsonWriting.write(writer, value.any);          }
    else if (value.anyIsNull) {
      writer.name("any");
      JsonWriting.writeNull(writer);
    }
    if (value.free != null) {
      writer.name("free");
            freeAdapter.toJson(writer, value.free);          }
    if (value.freeNull != null) {
      writer.name("freeNull");
            freeNullAdapter.toJson(writer, value.freeNull);          }
    else if (value.freeNullIsNull) {
      writer.name("freeNull");
      JsonWriting.writeNull(writer);
    }
    if (value.colour != null) {
      writer.name("colour");
            JsonWriting.write(writer, value.colour.value());          }
    if (value.colourNull != null) {
      writer.name("colourNull");
            JsonWriting.write(writer, value.colourNull.value());          }
    else if (value.colourNullIsNull) {
      writer.name("colourNull");
      JsonWriting.writeNull(writer);
    }
    if (value.child != null) {
      writer.name("child");
            childAdapter.toJson(writer, value.child);          }
    if (value.childNull != null) {
      writer.name("childNull");
            childNullAdapter.toJson(writer, value.childNull);          }
    else if (value.childNullIsNull) {
      writer.name("childNull");
      JsonWriting.writeNull(writer);
    }
    if (value.alias != null) {
      writer.name("alias");
            JsonWriting.write(writer, value.alias);          }
    if (value.names != null) {
      writer.name("names");
            namesAdapter.toJson(writer, value.names);          }
    if (value.inline != null) {
      writer.name("inline");
            inlineAdapter.toJson(writer, value.inline);          }

    JsonWriting.writeFields(writer, value.unknownFields());
    writer.endObject();
  }
}

