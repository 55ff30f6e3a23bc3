package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.Json.assertRefused;
import static dev.fluxcontract.everything.Json.assertRoundTrip;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.Containers;
import dev.fluxcontract.everything.model.Workflow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {

  @Test
  void everyKindKeepsItsValue() {
    Containers read =
        assertRoundTrip(
            Containers.class,
            "{'texts':['b','a','b'],'unique':[2,1],'nullable':[1,null],'grid':[['red'],[],['new']],"
                + "'objects':[{'id':'1'},{'id':'2','more':{}}],'numbers':{'b':1.5,'a':2.0},"
                + "'lists':{'x':['y'],'':[]},'deep':{'a':{'b':{'id':'c'}}},'nulls':{'n':null,'t':'t'},"
                + "'anything':[1,'2',null,[{}]],'inlineColours':['cyan'],'days':['2026-01-02']}");

    assertThat(read.grid())
        .containsExactly(List.of(Colour.RED), List.of(), List.of(Colour.of("new")));
    assertThat(read.numbers()).containsExactly(Map.entry("b", 1.5), Map.entry("a", 2.0));
  }

  @Test
  void anInlineObjectWithoutAClassOfItsOwnIsAMap() {
    Workflow read =
        assertRoundTrip(
            Workflow.class, "{'id':'1','flows':[{'trigger':{'scope':'a','b':[1]},'steps':[{}]}]}");
    assertThat(requireNonNull(read.flows()).get(0).trigger()).containsEntry("scope", "a");
  }

  @Test
  void aNullListIsNotAnEmptyOne() {
    assertRoundTrip(Containers.class, "{'texts':[],'nullable':null}");
    assertRoundTrip(Containers.class, "{'texts':[],'nullable':[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'texts':[null]}|a string|texts[0]",
        "{'texts':['a',5]}|a string|texts[1]",
        "{'texts':{}}|an array|texts",
        "{'texts':[],'grid':[['red',5]]}|a string|grid[0][1]",
        "{'texts':[],'objects':[{'id':'a'},{}]}|a string|objects[1].id",
        "{'texts':[],'objects':[null]}|a value of type Base|objects[0]",
        "{'texts':[],'objects':[[]]}|an object (Base)|objects[0]",
        "{'texts':[],'numbers':{'a':'1'}}|a number|numbers.a",
        "{'texts':[],'numbers':[]}|an object|numbers",
        "{'texts':[],'deep':{'a':{'b':{}}}}|a string|deep.a.b.id",
        "{'texts':[],'lists':{'a':[null]}}|a string|lists.a[0]"
      })
  void aWrongElementIsRefusedWithItsPath(String json, String expected, String path) {
    assertRefused(Containers.class, json.replace('\'', '"'))
        .hasMessageContaining("Expected " + expected + " ")
        .hasMessageEndingWith("at path $." + path);
  }

  @Test
  void theBuilderCopies() {
    List<String> texts = new ArrayList<>(List.of("a"));
    List<Colour> row = new ArrayList<>(List.of(Colour.RED));
    Containers made = Containers.builder(texts).grid(List.of(row)).build();
    texts.add("b");
    row.clear();

    assertThat(made.texts()).containsExactly("a");
    assertThat(made.grid()).containsExactly(List.of(Colour.RED));
  }

  @Test
  void nothingThatComesOutCanBeChanged() {
    Containers read =
        Json.read(Containers.class, "{'texts':['a'],'grid':[['red']],'lists':{'a':['b']}}");
    Containers made = read.toBuilder().build();

    for (Containers one : List.of(read, made)) {
      assertThatThrownBy(() -> one.texts().add("b"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> requireNonNull(one.grid()).get(0).clear())
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> requireNonNull(one.lists()).put("b", List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void aNullElementIsNamed() {
    assertThatThrownBy(() -> Containers.builder(Arrays.asList("a", null)).unchecked().build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Containers: texts[1] is null, but is required");
  }

  @Test
  void longListsAndTextsAreCutShortWhenTold() {
    List<String> texts = new ArrayList<>(List.of("data:" + "A".repeat(5_000_000)));
    for (int i = 0; i < 100_000; i++) {
      texts.add("text " + i);
    }

    assertThat(Containers.builder(texts).build().toString())
        .hasSizeLessThan(1_000)
        .contains("(5000005 characters), text 0, ", "… (100001 in all)");
  }
}
