package dev.fluxcontract.everything;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.everything.model.Base;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.Containers;
import dev.fluxcontract.everything.model.Demanding;
import dev.fluxcontract.everything.model.Enums;
import dev.fluxcontract.everything.model.Level;
import dev.fluxcontract.everything.model.Mixed;
import dev.fluxcontract.everything.model.Not;
import dev.fluxcontract.everything.model.Optionals;
import dev.fluxcontract.everything.model.Scalars;
import dev.fluxcontract.everything.model.Tree;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lenient adapter reads what it can, where a strict one refuses the whole. */
class LenientReadingTest {
  private static final Moshi MOSHI = new Moshi.Builder().build();

  private static <T> T read(Class<T> type, String json) throws IOException {
    return requireNonNull(readOrNull(type, json));
  }

  private static <T> @Nullable T readOrNull(Class<T> type, String json) throws IOException {
    String text = json.replace('\'', '"');
    assertThatThrownBy(() -> MOSHI.adapter(type).fromJson(text)).as(json).isNotNull();
    return MOSHI.adapter(type).lenient().fromJson(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'text':null,'count':null,'flag':null,'list':null,'colour':null,'base':null}",
        "{'text':1,'count':'1','flag':'true','list':{},'colour':[],'base':7,'nothing':[]}",
        "{'text':{},'count':1.5,'flag':0,'list':'a','colour':true,'base':[],'nothing':1}",
      })
  void aRequiredFieldThatDoesNotFitIsBlank(String json) throws IOException {
    Demanding model = read(Demanding.class, json);
    assertThat(model.text()).isEmpty();
    assertThat(model.count()).isZero();
    assertThat(model.flag()).isFalse();
    assertThat(model.list()).isEmpty();
    assertThat(model.colour()).isEqualTo(Colour.of(""));
    assertThat(model.base()).isEqualTo(Base.builder("").unchecked().build());
    assertThat(model.nothing()).isNull();
  }

  @Test
  void aFieldThatFitsIsKeptBesideOneThatDoesNot() throws IOException {
    Optionals model =
        read(
            Optionals.class,
            "{'must':'kept','mustNull':null,'may':1,'mayNull':'x','free':[],'colour':'red',"
                + "'child':{'must':2},'names':['a'],'any':{'deep':[1]},'other':1}");
    assertThat(model.must()).isEqualTo("kept");
    assertThat(model.may()).isNull();
    assertThat(model.mayNull()).isNull();
    assertThat(Json.write(Optionals.class, model))
        .as("left out, not null")
        .doesNotContain("mayNull");
    assertThat(model.free()).isNull();
    assertThat(model.colour()).isEqualTo(Colour.RED);
    assertThat(model.child()).extracting(Optionals::must).isEqualTo("");
    assertThat(model.names()).containsExactly("a");
    assertThat(model.any()).asString().isEqualTo("{deep=[1]}");
    assertThat(model.unknownFields()).containsKey("other");
  }

  @Test
  void anObjectThatRequiresItselfHasNoBlank() {
    assertThatThrownBy(() -> read(Not.class, "{'expr':5}")).isInstanceOf(JsonDataException.class);
  }

  @Test
  void anObjectThatDoesNotFitIsLeftOutOfItsList() throws IOException {
    Containers model =
        read(Containers.class, "{'texts':['a'],'objects':[{'id':'1'},null,7,{'id':'2'}]}");
    assertThat(model.objects()).extracting(Base::id).containsExactly("1", "2");
  }

  @Test
  void aListOfPlainValuesWithAGapIsLeftOut() throws IOException {
    Containers model =
        read(Containers.class, "{'texts':['a',null,'c'],'unique':[1,'2'],'nullable':[1,'2',3]}");
    assertThat(model.texts()).isEmpty();
    assertThat(model.unique()).isNull();
    assertThat(model.nullable()).containsExactly(1, null, 3);
  }

  @Test
  void aValueThatDoesNotFitIsLeftOutOfItsMap() throws IOException {
    Containers model = read(Containers.class, "{'numbers':{'a':1,'b':'x','c':null,'d':2}}");
    assertThat(model.numbers()).containsOnlyKeys("a", "d");
  }

  @Test
  void aThousandObjectsThatLackAFieldAreRead() throws IOException {
    String kids = String.join(",", Collections.nCopies(1_000, "{'label':'x','kids':[{}]}"));
    Tree tree = read(Tree.class, "{'kids':[" + kids + "]}");
    assertThat(tree.label()).isEmpty();
    assertThat(tree.kids()).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "null", "{}"})
  void aUnionThatNoBranchFitsIsNull(String json) throws IOException {
    assertThat(MOSHI.adapter(Mixed.class).lenient().fromJson(json)).isNull();
  }

  @Test
  void anEnumOfNumbersThatDoesNotFitIsNull() throws IOException {
    assertThat(read(Enums.class, "{'level':'high','big':1}").level()).isNull();
    assertThat(MOSHI.adapter(Level.class).lenient().fromJson("'x'".replace('\'', '"'))).isNull();
  }

  @Test
  void aNumberThatNobodyCanReadIsLeftOut() throws IOException {
    String digits = "9".repeat(2_000);
    Optionals model = read(Optionals.class, "{'must':'x','mustNull':null,'huge':" + digits + "}");
    assertThat(model.unknownFields()).containsEntry("huge", null);
  }

  @Test
  void aDateHasNoBlankValue() {
    assertThatThrownBy(() -> readOrNull(Scalars.class, "{'text':'x'}"))
        .isInstanceOf(JsonDataException.class)
        .hasMessageContaining("OffsetDateTime");
  }
}
