package dev.fluxcontract.client.jackson;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;

/** Gives a model's Moshi adapter what stands in the JSON, each number in all of its digits. */
final class ModelDeserializer<T> extends ValueDeserializer<T> {
  private final Class<T> model;
  private final JsonAdapter<T> adapter;

  ModelDeserializer(Class<T> model, JsonAdapter<T> adapter) {
    this.model = model;
    this.adapter = adapter;
  }

  @Override
  public @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
    Object json = read(parser);
    try {
      return adapter.fromJsonValue(json);
    } catch (JsonDataException | IllegalArgumentException e) {
      // Jackson's own exception, of which a web framework makes a refusal of the request.
      throw MismatchedInputException.from(parser, model, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  private static Map<String, @Nullable Object> readObject(JsonParser parser) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, read(parser));
    }
    return members;
  }

  private static List<@Nullable Object> readArray(JsonParser parser) {
    List<@Nullable Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(read(parser));
    }
    return elements;
  }
}
