package dev.fluxcontract.client.internal.response;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.Demanding;
import dev.fluxcontract.everything.model.Tree;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingFieldDefaultsTest {
  private final JsonAdapter<Demanding> adapter =
      new Moshi.Builder().build().adapter(Demanding.class);

  private final JsonAdapter<Tree> trees = new Moshi.Builder().build().adapter(Tree.class);

  @Test
  void whatIsMissingIsBlank() {
    Demanding model = requireNonNull(MissingFieldDefaults.read(adapter, Map.of("text", "kept")));
    assertThat(model.text()).isEqualTo("kept");
    assertThat(model.count()).isZero();
    assertThat(model.flag()).isFalse();
    assertThat(model.list()).isEmpty();
    assertThat(model.colour()).isEqualTo(Colour.of(""));
    assertThat(model.base().id()).isEmpty();
    assertThat(model.nothing()).isNull();
  }

  @Test
  void whatIsWrongStaysWrong() {
    assertThat(MissingFieldDefaults.read(adapter, Map.of("count", "many"))).isNull();
  }

  @Test
  void whatIsMissingInAListIsBlank() {
    Tree tree =
        requireNonNull(
            MissingFieldDefaults.read(trees, Map.of("kids", List.of(Map.of(), Map.of()))));
    assertThat(tree.label()).isEmpty();
    assertThat(tree.kids()).hasSize(2);
  }

  @Test
  void noMoreIsFilledInThanIsLikelyToBeMissing() {
    List<Map<String, Object>> kids = Collections.nCopies(10_000, Map.of());
    assertThat(MissingFieldDefaults.read(trees, Map.of("label", "root", "kids", kids))).isNull();
  }
}
