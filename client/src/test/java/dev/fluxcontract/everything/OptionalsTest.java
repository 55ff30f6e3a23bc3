package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.Json.assertRefused;
import static dev.fluxcontract.everything.Json.assertRoundTrip;
import static dev.fluxcontract.everything.Json.read;
import static dev.fluxcontract.everything.Json.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.everything.model.AnyChoices;
import dev.fluxcontract.everything.model.Base;
import dev.fluxcontract.everything.model.Choices;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.Forms;
import dev.fluxcontract.everything.model.Optionals;
import dev.fluxcontract.everything.model.OptionalsInline;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionalsTest {

  @Test
  void whatIsLeftOutIsNotSentAndWhatIsNullIs() {
    Optionals.Builder builder = Optionals.builder("m", null);

    assertThat(write(Optionals.class, builder.build())).isEqualTo("{'must':'m','mustNull':null}");
    assertThat(write(Optionals.class, builder.mayNull(null).may(null).build()))
        .isEqualTo("{'must':'m','mustNull':null,'mayNull':null}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'must':'m','mustNull':null}",
        "{'must':'m','mustNull':'n','may':'x','mayNull':null,'byDefault':false,'old':'o'}",
        "{'must':'','mustNull':null,'mayNull':5,'freeNull':null,'colourNull':null,'childNull':null}",
        "{'must':'m','mustNull':null,'any':null,'free':{},'freeNull':{'a':[1,null,{'b':null}]}}",
        "{'must':'m','mustNull':null,'any':1.50,'free':{'x':1E+400,'y':0.0,'z':123456789012345678901234567890}}",
        "{'must':'m','mustNull':null,'any':[[[]]],'colour':'red','colourNull':'new','alias':'al','names':['n']}",
        "{'must':'m','mustNull':null,'child':{'must':'c','mustNull':null},'childNull':{'id':'b'},'inline':{'q':'?'}}"
      })
  void whatIsReadIsWrittenAsItWas(String json) {
    assertRoundTrip(Optionals.class, json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'mustNullLink':null,'mustNullId':null}",
        "{'linkNull':null,'mustNullLink':'https://a.example/','idNull':null,'mustNullId':null}",
        "{'link':'a:b','linkNull':'c:d','mustNullLink':null,'links':['e:f',null],"
            + "'id':'0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f90',"
            + "'idNull':'0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f91',"
            + "'mustNullId':'0d5e7f0a-9b1c-4d2e-8f3a-4b5c6d7e8f92'}"
      })
  void aUriOrUuidMayBeLeftOutOrNull(String json) {
    assertRoundTrip(Forms.class, json);
  }

  @Test
  void anObjectThatNeedsOneOfTwoFieldsIsAnObject() {
    Choices choices = assertRoundTrip(Choices.class, "{'name':'n','owner':null}");

    assertThat(choices).isEqualTo(Choices.builder("n").owner(null).build());
    assertThat(choices.toBuilder().id(7).build().id()).isEqualTo(7);
    assertRefused(Choices.class, "{'id':7}").hasMessageEndingWith("at path $.name");
    assertRoundTrip(AnyChoices.class, "{'name':null,'when':'2026-01-02T03:04:05Z','id':1}");
  }

  @Test
  void nullForAFieldThatKnowsNoNullCountsAsLeftOut() {
    Optionals read =
        read(Optionals.class, "{'must':'m','mustNull':null,'may':null,'child':null,'names':null}");

    assertThat(read).isEqualTo(Optionals.builder("m", null).build());
  }

  @Test
  void nullIsNotLeftOut() {
    Optionals without = Optionals.builder("m", null).build();
    Optionals with = without.toBuilder().mayNull(null).build();

    assertThat(with).isNotEqualTo(without);
    assertThat(with.toBuilder().build()).isEqualTo(with).hasToString(with.toString());
    assertThat(with.toString()).contains("mayNull=null");
    assertThat(without.toString()).doesNotContain("mayNull");
  }

  @Test
  void whatIsRequiredMayNotBeLeftOutEvenWhereItMayBeNull() {
    assertRefused(Optionals.class, "{'must':'m'}")
        .hasMessage("Expected a string but the field is missing at path $.mustNull");
    assertRefused(Optionals.class, "{'must':null,'mustNull':null}")
        .hasMessage("Expected a string but was NULL at path $.must");
  }

  @Test
  void missingFieldsInObjectsNameTheirPlace() {
    assertRefused(Optionals.class, "{'must':'m','mustNull':null,'child':{'must':'m'}}")
        .hasMessageEndingWith("at path $.child.mustNull");
  }

  @Test
  void theLastOfTwoFieldsByOneNameCounts() {
    Optionals read =
        read(
            Optionals.class,
            "{'must':'a','must':'m','mustNull':null,'mayNull':4,'mayNull':null,'x':1,'x':2}");

    assertThat(write(Optionals.class, read))
        .isEqualTo("{'must':'m','mustNull':null,'mayNull':null,'x':2}");
  }

  @Test
  void unknownFieldsAreKeptInOrder() {
    Optionals read =
        assertRoundTrip(
            Optionals.class,
            "{'must':'m','mustNull':null,'z':123456789.01234567890123456789,'a':{'z':null,'a':[]},'é':true}");

    assertThat(read.unknownFields().keySet()).containsExactly("z", "a", "é");
    assertThat(read.unknownFields())
        .containsEntry("z", new BigDecimal("123456789.01234567890123456789"))
        .containsEntry("é", true);
    assertThat(read.toBuilder().build()).isEqualTo(read);
    assertThatThrownBy(() -> read.unknownFields().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void unknownFieldsCanBeAdded() {
    Map<String, @Nullable Object> nested = new HashMap<>(Map.of("n", 1));
    Optionals made =
        Optionals.builder("m", null)
            .additional("list", Arrays.asList("t", 2L, 0.5, false, null, nested))
            .additional("nothing", null)
            .build();
    nested.clear();

    String json =
        "{'must':'m','mustNull':null,'list':['t',2,0.5,false,null,{'n':1}],'nothing':null}";
    assertThat(write(Optionals.class, made)).isEqualTo(json);
    assertThat(read(Optionals.class, json)).isEqualTo(made);
  }

  @Test
  void onlyJsonCanBeAdded() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    for (Object wrong :
        new Object[] {Double.NaN, List.of(new Object()), Map.of(1, 2), 'c', endless}) {
      assertThatThrownBy(() -> Optionals.builder("m", null).additional("x", wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("x holds ");
    }
  }

  @Test
  void anAddedFieldMayTakeThePlaceOfANamedOneButNotDoubleIt() {
    Optionals.Builder builder = Optionals.builder("m", null).additional("mayNull", "not a number");

    assertThat(write(Optionals.class, builder.build()))
        .isEqualTo("{'must':'m','mustNull':null,'mayNull':'not a number'}");
    assertThat(write(Optionals.class, builder.mayNull(null).build()))
        .isEqualTo("{'must':'m','mustNull':null,'mayNull':'not a number'}");
    assertThatThrownBy(() -> builder.mayNull(5).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Optionals: mayNull is 5, but was given once more by additional()");
  }

  @Test
  @SuppressWarnings("NullAway") // Callers without a null checker do this.
  void anAddedFieldDoesNotTakeThePlaceOfARequiredOne() {
    for (Optionals.Builder builder :
        List.of(
            Optionals.builder(null, null).additional("must", 5),
            Optionals.builder("m", null).additional("must", 5))) {
      assertThatThrownBy(builder::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Optionals: must is required, and cannot be given by additional()");
    }
    assertThatThrownBy(() -> Optionals.builder("m", null).additional("mustNull", 5).build())
        .hasMessage("Optionals: mustNull is required, and cannot be given by additional()");
  }

  @Test
  void freeFormIsCopiedAndComparesAsJson() {
    Map<String, @Nullable Object> free = new HashMap<>(Map.of("n", List.of(1, 2.5)));
    Optionals made = Optionals.builder("m", null).free(free).any(7).build();
    free.put("later", true);

    assertThat(read(Optionals.class, write(Optionals.class, made))).isEqualTo(made);
    assertThat(made.free()).containsOnlyKeys("n");
  }

  @Test
  void everyFieldCounts() {
    Optionals one = Optionals.builder("m", null).build();
    Optionals.Builder other = one.toBuilder();
    for (Optionals different :
        List.of(
            one.toBuilder().must("x").build(),
            one.toBuilder().mustNull("x").build(),
            one.toBuilder().may("x").build(),
            one.toBuilder().byDefault(true).build(),
            one.toBuilder().colour(Colour.RED).build(),
            one.toBuilder().child(other.build()).build(),
            one.toBuilder().childNull(Base.builder("b").build()).build(),
            one.toBuilder().inline(OptionalsInline.builder("q").build()).build(),
            one.toBuilder().additional("x", 1).build())) {
      assertThat(different).isNotEqualTo(one).isEqualTo(different.toBuilder().build());
      assertThat(different.hashCode()).isNotEqualTo(one.hashCode());
      assertThat(different.toString()).isNotEqualTo(one.toString());
    }
    assertThat(one).isNotEqualTo(null).isNotEqualTo("m");
  }
}
