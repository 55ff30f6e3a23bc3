package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.Json.assertRefused;
import static dev.fluxcontract.everything.Json.assertRoundTrip;
import static dev.fluxcontract.everything.Json.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.everything.model.Base;
import dev.fluxcontract.everything.model.Cat;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.DayOrText;
import dev.fluxcontract.everything.model.IntOrLong;
import dev.fluxcontract.everything.model.Leaf;
import dev.fluxcontract.everything.model.Lists;
import dev.fluxcontract.everything.model.Mixed;
import dev.fluxcontract.everything.model.Pet;
import dev.fluxcontract.everything.model.Shade;
import dev.fluxcontract.everything.model.Size;
import dev.fluxcontract.everything.model.Stray;
import dev.fluxcontract.everything.model.Tint;
import dev.fluxcontract.everything.model.Tree;
import dev.fluxcontract.everything.model.TwoTexts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnionsTest {

  @Test
  void aTextOrAnObject() {
    Size text = assertRoundTrip(Size.class, "'red'");
    Size object = assertRoundTrip(Size.class, "{'id':'1','more':true}");

    assertThat(text).isEqualTo(Size.RED).isNotEqualTo(object);
    assertThat(text.asColour()).isSameAs(Colour.RED);
    assertThat(text.asBase()).isNull();
    assertThat(object.asBase()).isEqualTo(Base.builder("1").additional("more", true).build());
    assertThat(object.unknownFields()).containsEntry("more", true);
    assertThat(text.unknownFields()).isEmpty();
  }

  @Test
  void constantsOfAnEnumBranchStandOnTheUnion() {
    assertThat(Size.LANDSCAPE_4_3).isEqualTo(Size.of(Colour.LANDSCAPE_4_3));
    assertThat(Size.COLOUR_16_9).hasToString("16:9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"'t'", "true", "7", "7.5", "-0.0", "[]", "[{'id':'a'},{'id':'b','c':1}]"})
  void eachTypeOfJsonFindsItsBranch(String json) {
    assertRoundTrip(Mixed.class, json);
  }

  @Test
  void anIntegerIsPreferredWhereTheNumberIsOne() {
    assertThat(read(Mixed.class, "7").asInteger()).isEqualTo(7);
    assertThat(read(Mixed.class, "7.0").asDouble()).isEqualTo(7.0);
    assertThat(read(Mixed.class, "1e2").asInteger()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'id':'a'}]",
        "[{'label':'l','fruit':'f'}]",
        "['t']",
        "{'a':{'id':'1'}}",
        "{'a':[1,2],'b':[]}"
      })
  void aListOrMapIsOfTheBranchThatItsFirstElementFits(String json) {
    assertRoundTrip(Lists.class, json);
  }

  @Test
  void eachKindOfListHasItsOwnMethods() {
    Leaf leaf = Leaf.builder("l", "f").build();

    Lists lists = read(Lists.class, "[{'label':'l','fruit':'f'}]");

    assertThat(lists).isEqualTo(Lists.ofListLeaf(List.of(leaf)));
    assertThat(lists.asListLeaf()).containsExactly(leaf);
    assertThat(lists.asListBase()).isNull();
    assertThat(lists).isNotEqualTo(Lists.ofListString(List.of("l")));
    assertThat(Lists.ofMapStringListInteger(Map.of("a", List.of(1))).asMapStringBase()).isNull();
  }

  @Test
  void aTextIsOfABranchThatCanReadIt() {
    assertThat(read(DayOrText.class, "'2026-01-02'").asLocalDate())
        .isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(read(DayOrText.class, "'tomorrow'").asString()).isEqualTo("tomorrow");
    assertThat(read(IntOrLong.class, "7").asInteger()).isEqualTo(7);
    assertThat(read(IntOrLong.class, "5000000000").asLong()).isEqualTo(5_000_000_000L);
    assertRefused(IntOrLong.class, "9223372036854775808");
  }

  @Test
  void ofTwoConstantsByOneNameAUnionHasTheFirst() {
    assertThat(Shade.RED.asColour()).isEqualTo(Colour.RED);
    assertThat(Shade.MAUVE.asTint()).isEqualTo(Tint.MAUVE);
    assertThat(Shade.of(Tint.RED).asTint()).isEqualTo(Tint.RED);
  }

  @Test
  void branchesOfOneTypeInJavaAreOne() {
    assertThat(assertRoundTrip(TwoTexts.class, "'::1'").asString()).isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "true", "null", "[]"})
  void whatFitsNoBranchIsRefused(String json) {
    String body = "{'label':'l','kids':[" + json + "]}";

    assertRefused(Tree.class, body).hasMessageEndingWith("at path $.kids[0]");
    assertRefused(Tree.class, body).hasMessageContaining("TreeOrLeaf");
  }

  @Test
  void aDiscriminatorDecides() {
    assertThat(read(Pet.class, "{'kind':'kitten','bark':'?'}").asCat()).isNotNull();
    assertThat(read(Pet.class, "{'kind':'dog'}").asDog()).isNotNull();
    assertThat(read(Pet.class, "{'bark':'!','kind':'wolf'}").asDog()).isNotNull();
    assertRefused(Pet.class, "{'kind':5}").hasMessageEndingWith("at path $.kind");
  }

  @Test
  void withoutADiscriminatorTheFieldsDecide() {
    assertThat(read(Stray.class, "{'kind':'?','bark':'!'}").asDog()).isNotNull();
    assertThat(read(Stray.class, "{'lives':9,'kind':'?'}").asCat()).isNotNull();
    assertThat(read(Stray.class, "{'kind':'?'}").asCat()).as("the first of equals").isNotNull();
    assertRefused(Stray.class, "{'bark':'!'}").hasMessageContaining("$.kind");
  }

  @Test
  void unionsNestInThemselves() {
    Tree tree =
        assertRoundTrip(
            Tree.class,
            "{'label':'a','kids':[{'label':'b','fruit':'f'},{'label':'c','kids':[]},{'label':'d'}]}");

    assertThat(tree.kids())
        .extracting(kid -> kid.asLeaf() != null)
        .containsExactly(true, false, false);
  }

  @Test
  void deepNestingTakesNoLongerThanItIsDeep() {
    String deep = "{'label':'x','kids':[".repeat(120) + "]}".repeat(120);

    Assertions.assertTimeout(Duration.ofSeconds(20), () -> assertRoundTrip(Tree.class, deep));
    assertRefused(Tree.class, "{'label':'x','kids':[".repeat(50_000))
        .hasMessageContaining("Nesting too deep");
    assertRefused(Tree.class, "{'label':'x','unknown':" + "[".repeat(50_000))
        .hasMessageContaining("Nesting too deep");
  }

  @Test
  @SuppressWarnings("NullAway") // Callers without a null checker do this.
  void aUnionHoldsACopyAndNoNull() {
    List<Base> list = new ArrayList<>(List.of(Base.builder("a").build()));
    Mixed mixed = Mixed.ofListBase(list);
    list.clear();

    assertThat(mixed.asListBase()).hasSize(1);
    assertThatThrownBy(() -> Stray.of((Cat) null)).isInstanceOf(NullPointerException.class);
  }
}
