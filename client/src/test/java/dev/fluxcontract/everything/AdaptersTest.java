package dev.fluxcontract.everything;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonClass;
import com.squareup.moshi.JsonQualifier;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.everything.model.ApiModel;
import dev.fluxcontract.everything.model.ModelAdapters;
import dev.fluxcontract.everything.model.Scalars;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdaptersTest {
  private final Moshi moshi = new Moshi.Builder().add(ModelAdapters.FACTORY).build();

  @Test
  void theFactoryHasTheAdapterThatMoshiFindsByTheAnnotation() throws Exception {
    Moshi plain = new Moshi.Builder().build();
    List<Class<?>> models = models();

    assertThat(models).hasSizeGreaterThan(30);
    for (Class<?> model : models) {
      JsonAdapter<?> adapter = ModelAdapters.FACTORY.create(model, Set.of(), moshi);
      assertThat(adapter).as(model.getName()).isNotNull();
      assertThat(kind(adapter)).isEqualTo(kind(plain.adapter(model)));
      assertThat(adapter.fromJson("null")).isNull();
    }
  }

  @Test
  void theFactoryLeavesAllElseToMoshi() {
    Set<Annotation> annotations = Set.of(Odd.class.getAnnotations()[0]);

    assertThat(ModelAdapters.FACTORY.create(String.class, Set.of(), moshi)).isNull();
    assertThat(ModelAdapters.FACTORY.create(ApiModel.class, Set.of(), moshi)).isNull();
    assertThat(ModelAdapters.FACTORY.create(Scalars.class, annotations, moshi)).isNull();
  }

  @Test
  void theFactoryHasAdaptersForBodiesThatAreOneValue() throws IOException {
    String id = "\"0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f90\"";

    assertThat(moshi.adapter(UUID.class).fromJson(id)).hasToString(id.replace("\"", ""));
    assertThat(moshi.adapter(BigInteger.class).toJson(BigInteger.TEN)).isEqualTo("10");
    assertThat(moshi.adapter(URI.class).fromJson("null")).isNull();
  }

  private static String kind(JsonAdapter<?> adapter) {
    return adapter.toString().replaceAll("@[0-9a-f]+", "");
  }

  private static List<Class<?>> models() throws IOException, URISyntaxException {
    Path classes =
        Path.of(Scalars.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("dev/fluxcontract/everything/model");
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .<Class<?>>map(AdaptersTest::named)
          .filter(type -> type.isAnnotationPresent(JsonClass.class))
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName("dev.fluxcontract.everything.model." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @JsonQualifier
  @Retention(RetentionPolicy.RUNTIME)
  private @interface Qualifier {}

  @Qualifier
  private static final class Odd {}
}
