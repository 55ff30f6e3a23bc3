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




/** Reads and writes {@link Containers}. */
final class ContainersJsonAdapter extends JsonAdapter<Containers> {
  private static final JsonReader.Options NAMES =
      JsonReader.Options.of(
          "texts",
          "unique",
          "nullable",
          "grid",
          "objects",
          "numbers",
          "lists",
          "deep",
          "nulls",
          "anything",
          "inlineColours",
          "days"

      );

  private final JsonAdapter<List<String>> textsAdapter;

  private final JsonAdapter<List<Integer>> uniqueAdapter;

  private final JsonAdapter<List<@Nullable Integer>> nullableAdapter;

  private final JsonAdapter<List<List<Colour>>> gridAdapter;

  private final JsonAdapter<List<Base>> objectsAdapter;

  private final JsonAdapter<Map<String, Double>> numbersAdapter;

  private final JsonAdapter<Map<String, List<String>>> listsAdapter;

  private final JsonAdapter<Map<String, Map<String, Base>>> deepAdapter;

  private final JsonAdapter<Map<String, @Nullable String>> nullsAdapter;

  private final JsonAdapter<List<@Nullable Object>> anythingAdapter;

  private final JsonAdapter<List<ContainersInlineColoursInner>> inlineColoursAdapter;

  private final JsonAdapter<List<LocalDate>> daysAdapter;



  ContainersJsonAdapter(Moshi moshi) {
    this.textsAdapter = new ListJsonAdapter<>(new ScalarJsonAdapter<>(String.class), String.class);

    this.uniqueAdapter = new ListJsonAdapter<>(new ScalarJsonAdapter<>(Integer.class), Integer.class);

    this.nullableAdapter = new ListJsonAdapter<>(new ScalarJsonAdapter<>(Integer.class).nullSafe(), null);

    this.gridAdapter = new ListJsonAdapter<>(new ListJsonAdapter<>(new ColourJsonAdapter(moshi), Colour.class), List.class);

    this.objectsAdapter = new ListJsonAdapter<>(moshi.adapter(Base.class), Base.class);

    this.numbersAdapter = new MapJsonAdapter<>(new ScalarJsonAdapter<>(Double.class), Double.class);

    this.listsAdapter = new MapJsonAdapter<>(new ListJsonAdapter<>(new ScalarJsonAdapter<>(String.class), String.class), List.class);

    this.deepAdapter = new MapJsonAdapter<>(new MapJsonAdapter<>(moshi.adapter(Base.class), Base.class), Map.class);

    this.nullsAdapter = new MapJsonAdapter<>(new ScalarJsonAdapter<>(String.class).nullSafe(), null);

    this.anythingAdapter = new ListJsonAdapter<>(new AnyJsonAdapter(), null);

    this.inlineColoursAdapter = new ListJsonAdapter<>(new ContainersInlineColoursInnerJsonAdapter(moshi), ContainersInlineColoursInner.class);

    this.daysAdapter = new ListJsonAdapter<>(new ScalarJsonAdapter<>(LocalDate.class), LocalDate.class);


  }

  /** How well a JSON value fits this type. */
  static int fit(JsonShape shape) throws IOException {
    return shape.object(
        NAMES.strings(), "texts");
  }

  @Override
  public @Nullable Containers fromJson(JsonReader reader) throws IOException {
    List<String> textsValue = null;
    List<Integer> uniqueValue = null;
    List<@Nullable Integer> nullableValue = null;
    boolean nullableIsNull = false;
    List<List<Colour>> gridValue = null;
    List<Base> objectsValue = null;
    Map<String, Double> numbersValue = null;
    Map<String, List<String>> listsValue = null;
    Map<String, Map<String, Base>> deepValue = null;
    Map<String, @Nullable String> nullsValue = null;
    List<@Nullable Object> anythingValue = null;
    List<ContainersInlineColoursInner> inlineColoursValue = null;
    List<LocalDate> daysValue = null;

    Map<String, @Nullable Object> unknownFields = null;
    if (!JsonReading.beginsObject(reader, "an object (Containers)")) {
      return null;
    }
    while (reader.hasNext()) {
      switch (1 + reader.selectName(NAMES)) {
        case 1 -> {
          textsValue = JsonReading.readModel(reader, textsAdapter);
        }
        case 2 -> {
          uniqueValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, uniqueAdapter);
        }
        case 3 -> {
          nullableIsNull = reader.peek() == JsonReader.Token.NULL;
          nullableValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, nullableAdapter);
        }
        case 4 -> {
          gridValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, gridAdapter);
        }
        case 5 -> {
          objectsValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, objectsAdapter);
        }
        case 6 -> {
          numbersValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, numbersAdapter);
        }
        case 7 -> {
          listsValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, listsAdapter);
        }
        case 8 -> {
          deepValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, deepAdapter);
        }
        case 9 -> {
          nullsValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, nullsAdapter);
        }
        case 10 -> {
          anythingValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, anythingAdapter);
        }
        case 11 -> {
          inlineColoursValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, inlineColoursAdapter);
        }
        case 12 -> {
          daysValue = JsonReading.tookNull(reader) ? null : JsonReading.readModel(reader, daysAdapter);
        }

        default -> unknownFields = JsonReading.readUnknownField(reader, unknownFields);
      }
    }
    reader.endObject();
    if (textsValue == null) {
      if (!reader.isLenient()) {
        throw JsonReading.missing(reader, "texts", List.class);
      }
      textsValue = List.of();
    }
    return new Containers(
        textsValue,
        uniqueValue,
        nullableValue,
        nullableIsNull,
        gridValue,
        objectsValue,
        numbersValue,
        listsValue,
        deepValue,
        nullsValue,
        anythingValue,
        inlineColoursValue,
        daysValue,

        unknownFields);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Containers value) throws IOException {
    if (value == null) {
      JsonWriting.writeNull(writer);
      return;
    }
    writer.beginObject();
    writer.name("texts");
        textsAdapter.toJson(writer, value.texts);        if (value.unique != null) {
      writer.name("unique");
            uniqueAdapter.toJson(writer, value.unique);          }
    if (value.nullable != null) {
      writer.name("nullable");
            nullableAdapter.toJson(writer, value.nullable);          }
    else if (value.nullableIsNull) {
      writer.name("nullable");
      JsonWriting.writeNull(writer);
    }
    if (value.grid != null) {
      writer.name("grid");
            gridAdapter.toJson(writer, value.grid);          }
    if (value.objects != null) {
      writer.name("objects");
            objectsAdapter.toJson(writer, value.objects);          }
    if (value.numbers != null) {
      writer.name("numbers");
            numbersAdapter.toJson(writer, value.numbers);          }
    if (value.lists != null) {
      writer.name("lists");
            listsAdapter.toJson(writer, value.lists);          }
    if (value.deep != null) {
      writer.name("deep");
            deepAdapter.toJson(writer, value.deep);          }
    if (value.nulls != null) {
      writer.name("nulls");
            nullsAdapter.toJson(writer, value.nulls);          }
    if (value.anything != null) {
      writer.name("anything");
            anythingAdapter.toJson(writer, value.anything);          }
    if (value.inlineColours != null) {
      writer.name("inlineColours");
            inlineColoursAdapter.toJson(writer, value.inlineColours);          }
    if (value.days != null) {
      writer.name("days");
            daysAdapter.toJson(writer, value.days);          }

    JsonWriting.writeFields(writer, value.unknownFields());
    writer.endObject();
  }
}

