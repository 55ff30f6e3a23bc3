package dev.fluxcontract.client.jackson;

import com.squareup.moshi.JsonAdapter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;

/** Writes what a model's Moshi adapter makes of it. No setting of the mapper changes that. */
final class ModelSerializer<T> extends ValueSerializer<T> {
  private final JsonAdapter<T> adapter;

  ModelSerializer(JsonAdapter<T> adapter) {
    this.adapter = adapter;
  }

  @Override
  public void serialize(T model, JsonGenerator generator, SerializationContext context) {
    write(adapter.toJsonValue(model), generator);
  }

  /** The class is known where it is read; a type id beside the fields would be sent as one. */
  @Override
  public void serializeWithType(
      T model, JsonGenerator generator, SerializationContext context, TypeSerializer types) {
    serialize(model, generator, context);
  }

  private static void write(@Nullable Object value, JsonGenerator generator) {
    if (value instanceof Map<?, ?> object) {
      generator.writeStartObject();
      object.forEach(
          (name, member) -> {
            generator.writeName(String.valueOf(name));
            write(member, generator);
          });
      generator.writeEndObject();
    } else if (value instanceof List<?> array) {
      generator.writeStartArray();
      array.forEach(element -> write(element, generator));
      generator.writeEndArray();
    } else if (value instanceof Boolean truth) {
      generator.writeBoolean(truth);
    } else if (value instanceof Number number) {
      write(new BigDecimal(number.toString()), generator);
    } else if (value == null) {
      generator.writeNull();
    } else {
      generator.writeString(value.toString());
    }
  }

  /** A whole number without a point, as the contract has it. */
  private static void write(BigDecimal number, JsonGenerator generator) {
    if (number.scale() == 0) {
      generator.writeNumber(number.unscaledValue());
    } else {
      generator.writeNumber(number);
    }
  }
}
