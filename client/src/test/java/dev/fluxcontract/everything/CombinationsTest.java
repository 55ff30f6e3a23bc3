package dev.fluxcontract.everything;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.everything.CombinationContract.Field;
import dev.fluxcontract.everything.CombinationContract.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/** Whatever type, format, rule, container, required, nullable and default a field combines. */
@Tag("slow")
class CombinationsTest {
  private static final CombinationContract CONTRACT = new CombinationContract();
  private static final Moshi MOSHI = new Moshi.Builder().build();

  @TempDir private static Path folder;
  private static TemplateRun run = new TemplateRun(Path.of("."));
  private static ClassLoader classes = ClassLoader.getSystemClassLoader();

  @BeforeAll
  static void generateAndCompile() throws IOException, InterruptedException {
    Path contract = folder.resolve("combinations.json");
    Files.writeString(contract, json(CONTRACT.document()), UTF_8);
    run = new TemplateRun(folder);
    run.generate(contract);
    classes = run.compile();
  }

  @Test
  void everyValueMakesARoundTrip() throws IOException {
    for (Model model : CONTRACT.models()) {
      assertRoundTrip(model, values(model, field -> true));
    }
  }

  @Test
  void everyOptionalFieldMayBeLeftOut() throws IOException {
    for (Model model : CONTRACT.models()) {
      assertRoundTrip(model, values(model, Field::required));
    }
  }

  @Test
  void everyNullableFieldMayBeNull() throws IOException {
    for (Model model : CONTRACT.models()) {
      Map<String, @Nullable Object> values = values(model, field -> true);
      model.fields().stream()
          .filter(Field::takesNull)
          .forEach(field -> values.put(field.name(), null));
      assertRoundTrip(model, values);
    }
  }

  @Test
  void aRequiredFieldMayNotBeMissingNorNullUnlessItIsNullable() {
    for (Model model : CONTRACT.models()) {
      JsonAdapter<Object> adapter = adapter(model);
      for (Field field : model.fields()) {
        if (field.required()) {
          Map<String, @Nullable Object> values = values(model, other -> !other.equals(field));
          assertThatThrownBy(() -> adapter.fromJson(json(values)))
              .isInstanceOf(JsonDataException.class)
              .hasMessageEndingWith("the field is missing at path $." + field.name());
          values.put(field.name(), null);
          if (!field.takesNull()) {
            assertThatThrownBy(() -> adapter.fromJson(json(values)))
                .as(field.name())
                .isInstanceOf(JsonDataException.class)
                .hasMessageMatching("(?i).* was null at path \\$\\." + field.name());
          }
        }
      }
    }
  }

  @Test
  void everyRuleIsCheckedByTheBuilder() throws IOException, ReflectiveOperationException {
    for (Model model : CONTRACT.models()) {
      for (Field field : model.fields()) {
        if (field.kind().broken() != null) {
          Map<String, @Nullable Object> values = values(model, other -> true);
          values.put(field.name(), field.kind().broken());
          Object read = adapter(model).fromJson(json(values));
          assertThatThrownBy(() -> rebuilt(read))
              .as(field.name())
              .cause()
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining(field.name() + " ")
              .hasMessageContaining("must");
        }
      }
    }
  }

  @Test
  void theJavadocNamesEveryDefaultAndNoOther() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Model model : CONTRACT.models()) {
      String source = run.source(model.name());
      for (Field field : model.fields()) {
        String javadoc = javadoc(source, "public Builder " + field.name() + "(");
        if (javadoc.contains("Default: ") != field.kind().hasDefaultInJavadoc()
            || javadoc.contains("Default: new ")) {
          wrong.add(field.name() + javadoc);
        }
      }
    }
    assertThat(wrong).isEmpty();
    StringBuilder all = new StringBuilder();
    for (Model model : CONTRACT.models()) {
      all.append(run.source(model.name()));
    }
    assertDefault(all, "text", "\"abc\"");
    assertDefault(all, "number", "2.5");
    assertDefault(all, "refWordList", "[Word.ONE]");
    assertDefault(all, "refRatio", "Ratio.RATIO_1_1");
    assertDefault(all, "oneOf", "{\"q\":\"x\"}");
  }

  private static void assertDefault(StringBuilder sources, String kind, String shown) {
    assertThat(javadoc(sources.toString(), "public Builder " + kind + "DefaultMay("))
        .contains("Default: " + shown + ".");
  }

  private static String javadoc(String source, String declaration) {
    int end = source.indexOf(declaration);
    return source.substring(source.lastIndexOf("/**", end), end);
  }

  @Test
  void retrofitTakesEveryOperation() throws IOException, ReflectiveOperationException {
    Class<?> adapters = classes.loadClass(TemplateRun.MODELS + ".ModelAdapters");
    Moshi moshi =
        new Moshi.Builder()
            .add((JsonAdapter.Factory) adapters.getField("FACTORY").get(null))
            .build();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl("http://gateway.invalid/")
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .validateEagerly(true)
            .build();

    assertThat(retrofit.create(classes.loadClass(TemplateRun.APIS + ".DefaultApi"))).isNotNull();
  }

  private static void assertRoundTrip(Model model, Map<String, @Nullable Object> values)
      throws IOException {
    Object read = adapter(model).fromJson(json(values));
    assertThat(adapter(model).toJson(read)).isEqualTo(json(values));
    try {
      assertThat(rebuilt(read)).isEqualTo(read).hasSameHashCodeAs(read);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(model.name(), e);
    }
  }

  /** What the builder makes of the values of a model, all rules checked. */
  private static Object rebuilt(@Nullable Object read) throws ReflectiveOperationException {
    Object model = Objects.requireNonNull(read);
    Object builder = model.getClass().getMethod("toBuilder").invoke(model);
    return builder.getClass().getMethod("build").invoke(builder);
  }

  @SuppressWarnings("unchecked") // The class is known by its name alone.
  private static JsonAdapter<Object> adapter(Model model) {
    try {
      return (JsonAdapter<Object>)
          MOSHI.adapter(classes.loadClass(TemplateRun.MODELS + "." + model.name()));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(model.name(), e);
    }
  }

  private static Map<String, @Nullable Object> values(Model model, Predicate<Field> which) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : model.fields()) {
      if (which.test(field)) {
        values.put(field.name(), field.kind().sample());
      }
    }
    return values;
  }

  private static String json(Map<String, ? extends @Nullable Object> values) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.setSerializeNulls(true);
      write(writer, values);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return buffer.readUtf8();
  }

  private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        writer.name((String) entry.getKey());
        write(writer, entry.getValue());
      }
      writer.endObject();
    } else if (value instanceof List<?> list) {
      writer.beginArray();
      for (Object element : list) {
        write(writer, element);
      }
      writer.endArray();
    } else if (value instanceof Number number) {
      writer.value(number);
    } else if (value instanceof Boolean truth) {
      writer.value(truth);
    } else {
      writer.value((String) value);
    }
  }
}
