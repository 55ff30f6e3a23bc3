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


/** Reads and writes {@link Pet}. */
final class PetJsonAdapter extends JsonAdapter<Pet> {
  private final JsonBranches branches;

  PetJsonAdapter(Moshi moshi) {
    this.branches =
        new JsonBranches("Pet")
            .add("Cat", moshi.adapter(Cat.class))
            .add("Dog", moshi.adapter(Dog.class))
    ;
  }

  /** How well a JSON value fits the branch that it fits best. */
  static int fit(JsonShape shape) throws IOException {
    return choose(shape).fit();
  }

  private static JsonChoice choose(JsonShape shape) throws IOException {
    return new JsonChoice(shape, switch (String.valueOf(shape.text("kind"))) {
  case "cat" -> "Cat";
  case "dog" -> "Dog";
  case "kitten" -> "Cat";
  default -> "";
})
        .offer("Cat", CatJsonAdapter::fit)
        .offer("Dog", DogJsonAdapter::fit)
    ;
  }

  @Override
  public @Nullable Pet fromJson(JsonReader reader) throws IOException {
    String best = choose(JsonShape.of(reader)).best();
    Object value = branches.read(best, reader);
    return value == null ? null : new Pet(best, value);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable Pet value) throws IOException {
    if (value == null) {
      JsonWriting.writeNull(writer);
    } else {
      branches.write(value.branch, value.value, writer);
    }
  }
}

