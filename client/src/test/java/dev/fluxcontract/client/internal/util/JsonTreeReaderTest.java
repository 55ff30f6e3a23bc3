package dev.fluxcontract.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTreeReaderTest {
  private static @Nullable Object read(String json) throws IOException {
    return JsonTree.read(new Buffer().writeUtf8(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":[1,-2.5e3,\"x\",true,false,null,{},[]]} | {a=[1, -2.5e3, x, true, false, null, {}, []]}",
        " {\"a\" : 1 , \"b\" : 2} trailing | {a=1, b=2}",
        "{\"a\":1,\"a\":2} | {a=2}",
        "\"\\u0041\\t\\\"\\\\\\/\\'\" | A\t\"\\/'",
        "{'a':'b\"c',} | {a=b\"c}",
        "[1,,2,] | [1, 2]",
        "{a:b} | {a=b}",
        "{\"a\":True,\"b\":None,\"c\":NaN,\"d\":-Infinity} | {a=true, b=null, c=null, d=null}",
        "17454220438242315174 | 17454220438242315174",
        "[01,+1,1.,.5] | [01, +1, 1., .5]",
      })
  void readsWhatGatewaysWrite(String json, String tree) throws IOException {
    Object read = read(json);
    assertThat(String.valueOf(read)).isEqualTo(tree);
  }

  @Test
  void keepsNumbersAndTextsApart() throws IOException {
    Map<String, @Nullable Object> members =
        JsonTree.members(read("{\"a\":1,\"b\":\"1\",\"c\":01}"));
    assertThat(members.get("a")).isInstanceOf(Number.class);
    assertThat(members.get("b")).isInstanceOf(String.class);
    assertThat(members.get("c")).isInstanceOf(String.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "{\"a\"",
        "{\"a\":",
        "{\"a\" 1}",
        "\"a",
        "\"\\u00g0\"",
        "\"\\u1\"",
        "\"\\q\"",
        "}",
        ":",
        "{:1}",
        "[1}",
        "{\"a\":1]",
        "'a"
      })
  void refusesWhatIsNotJson(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
  }

  @Test
  void leavesOutWhatIsNestedTooDeepAndReadsTheRest() throws IOException {
    String deep = "[".repeat(100_000) + "\"]\\\"\"" + "]".repeat(100_000);
    assertThat(read("{\"a\":" + deep + ",\"b\":[1," + deep + ",'}']}"))
        .asString()
        .endsWith(", }]}");
    String levels = "[".repeat(JsonTreeReader.DEEPEST) + "1" + "]".repeat(JsonTreeReader.DEEPEST);
    assertThat(read(levels)).asString().contains("1");
    assertThat(read("[" + levels + "]")).asString().doesNotContain("1");
  }

  @Test
  @Timeout(20)
  void leavesOutANumberThatIsTooLong() throws IOException {
    assertThat(read("{\"a\":" + "9".repeat(1_000) + "}")).asString().hasSizeGreaterThan(1_000);
    assertThat(read("{\"a\":" + "9".repeat(8_000_000) + ",\"b\":1}")).hasToString("{b=1}");
  }

  @Test
  void refusesMoreValuesThanFitInMemory() {
    assertThatThrownBy(() -> read("[" + "0,".repeat(JsonTreeReader.MOST_VALUES) + "0]"))
        .hasMessage("it holds more than 1000000 values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,", " ", "[\"\\n\",", "[[", "{\"a\":"})
  void stopsSoonAfterItShould(String piece) {
    String json = "{\"x\":[" + piece.repeat(5_000);
    int[] looks = new int[1];
    assertThatThrownBy(
            () ->
                JsonTree.read(
                    new Buffer().writeUtf8(json), (name, text) -> text, () -> ++looks[0] > 0))
        .isInstanceOf(InterruptedIOException.class);
    assertThat(looks[0]).isOne();
  }

  @Test
  void cleansNamesAndTexts() throws IOException {
    Object read =
        JsonTree.read(
            new Buffer().writeUtf8("{\"key\":[\"key\",key]}"),
            (name, text) -> text.replace("key", "[key]"),
            () -> false);
    assertThat(read).hasToString("{[key]=[[key], [key]]}");
  }
}
