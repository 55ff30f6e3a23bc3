package dev.fluxcontract.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/** What holds for every body of every schema. */
@Tag("slow")
class ModelPropertiesTest {
  private final Moshi moshi = new Moshi.Builder().build();

  record Body(String schema, String json) {}

  @Provide
  Arbitrary<Body> bodies() {
    return Arbitraries.of(Contract.models())
        .flatMap(schema -> Bodies.of(schema).map(tree -> new Body(schema, Trees.print(tree))))
        // A schema that is nullable allows it, but it is nobody's model.
        .filter(body -> !body.json().equals("null"));
  }

  @Property(tries = 2_000, seed = "20261121", edgeCases = EdgeCasesMode.NONE)
  void whatIsReadIsWrittenAsItWas(@ForAll("bodies") Body body) throws IOException {
    Object model = read(body);

    assertThat(Trees.parse(write(body.schema(), model))).isEqualTo(Trees.parse(body.json()));
  }

  @Property(tries = 1_000, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void whatIsReadTwiceIsEqual(@ForAll("bodies") Body body) throws IOException {
    Object model = read(body);

    assertThat(read(body)).isEqualTo(model).hasSameHashCodeAs(model).hasToString(model.toString());
    assertThat(throughTree(adapter(body.schema()), model)).isEqualTo(model);
    assertThat(model.toString()).hasSizeLessThan(20_000);
  }

  @Property(tries = 500, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
  void differentBodiesAreDifferent(@ForAll("bodies") Body one, @ForAll("bodies") Body other)
      throws IOException {
    boolean same = one.schema().equals(other.schema());
    Object first = Trees.parse(write(one.schema(), read(one)));
    Object second = Trees.parse(write(other.schema(), read(other)));

    assertThat(read(one).equals(read(other))).isEqualTo(same && Objects.equals(first, second));
  }

  private Object read(Body body) throws IOException {
    return Objects.requireNonNull(adapter(body.schema()).fromJson(body.json()));
  }

  private String write(String schema, Object model) {
    return adapter(schema).toJson(model);
  }

  private static <T> @Nullable T throughTree(JsonAdapter<T> adapter, T model) {
    return adapter.fromJsonValue(adapter.toJsonValue(model));
  }

  @SuppressWarnings("unchecked") // An adapter of a class writes what it read.
  private JsonAdapter<Object> adapter(String schema) {
    return (JsonAdapter<Object>) moshi.adapter(Contract.model(schema));
  }
}
