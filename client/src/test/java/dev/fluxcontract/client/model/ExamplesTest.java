package dev.fluxcontract.client.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  static List<Contract.Example> examples() {
    return Contract.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aDocumentedBodyIsWrittenAsItWasRead(Contract.Example example) throws IOException {
    JsonAdapter<?> adapter = new Moshi.Builder().build().adapter(Contract.model(example.schema()));
    String json = Trees.print(example.value());

    assertThat(Trees.parse(rewritten(adapter, json))).isEqualTo(Trees.parse(json));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noFieldOfTheContractIsTakenForUnknown(Contract.Example example) throws IOException {
    JsonAdapter<?> adapter = new Moshi.Builder().build().adapter(Contract.model(example.schema()));

    ApiModel model = (ApiModel) adapter.fromJson(Trees.print(example.value()));

    assertThat(Objects.requireNonNull(model).unknownFields())
        .doesNotContainKeys(Contract.fields(example.schema()));
  }

  @Test
  void theExamplesAreFound() {
    assertThat(examples()).isNotEmpty();
  }

  private static <T> String rewritten(JsonAdapter<T> adapter, String json) throws IOException {
    return adapter.toJson(adapter.fromJson(json));
  }
}
