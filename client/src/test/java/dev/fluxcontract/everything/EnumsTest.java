package dev.fluxcontract.everything;

import static dev.fluxcontract.everything.Json.assertRefused;
import static dev.fluxcontract.everything.Json.assertRoundTrip;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.everything.model.Accepted;
import dev.fluxcontract.everything.model.BigLevel;
import dev.fluxcontract.everything.model.Colour;
import dev.fluxcontract.everything.model.ContainersInlineColoursInner;
import dev.fluxcontract.everything.model.Enums;
import dev.fluxcontract.everything.model.Level;
import dev.fluxcontract.everything.model.Ratio;
import dev.fluxcontract.everything.model.Words;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnumsTest {

  @Test
  void constantsHaveLegibleNamesHoweverOddTheValue() {
    assertThat(Arrays.stream(Colour.Known.values()).map(Enum::name))
        .containsExactly(
            "RED",
            "JPEG",
            "JPEG2",
            "COLOUR_16_9",
            "LANDSCAPE_4_3",
            "CLASS",
            "EMPTY",
            "UNKNOWN_VALUE_",
            "U",
            "UNKNOWN_VALUE");
    assertThat(Colour.values())
        .extracting(Colour::value)
        .containsExactly(
            "red", "JPEG", "jpeg", "16:9", "landscape_4_3", "class", "", "unknown_value", "\"\\");
    assertThat(Colour.JPEG).isNotEqualTo(Colour.JPEG2);
  }

  @Test
  void aValueMayBeCalledLikeThatOfTheClassItself() {
    assertThat(Words.values())
        .extracting(Words::value)
        .containsExactly("VALUES", "values", "unknown value", "true", "{@link Nothing}", "@see");
    assertThat(Words.VALUES.value()).isEqualTo("VALUES");
    assertThat(Words.UNKNOWN_VALUE_.known()).isEqualTo(Words.Known.UNKNOWN_VALUE_);
  }

  @Test
  void valuesAreSentAsTheContractSpellsThem() {
    List<String> spelled =
        List.of("image/*", "*/*", "\t", " ", "\n", "\\user", "a\\/b", "<b> & x@y.z");

    assertThat(Accepted.values()).extracting(Accepted::value).isEqualTo(spelled);
    for (Accepted value : Accepted.values()) {
      assertThat(Json.read(Accepted.class, Json.write(Accepted.class, value))).isSameAs(value);
    }
  }

  @Test
  void aKnownValueIsItsConstant() {
    for (Colour colour : Colour.values()) {
      assertThat(Colour.of(colour.value())).isSameAs(colour);
      assertThat(Json.read(Colour.class, Json.write(Colour.class, colour))).isSameAs(colour);
    }
    assertThat(Level.of(-3)).isSameAs(Level.NUMBER_MINUS_3);
    assertThat(BigLevel.of(9999999999L)).isSameAs(BigLevel.NUMBER_9999999999);
    assertThat(Ratio.of(0.5)).isSameAs(Ratio.NUMBER_0_DOT_5);
    assertThat(ContainersInlineColoursInner.of("cyan")).isSameAs(ContainersInlineColoursInner.CYAN);
  }

  @Test
  void anUnknownValueIsKeptAndComparesByIt() {
    Colour unknown = Json.read(Colour.class, "'ultra\\u0000violet'");

    assertThat(unknown).hasToString("ultra\0violet").isEqualTo(Colour.of("ultra\0violet"));
    assertThat(unknown).hasSameHashCodeAs(Colour.of("ultra\0violet")).isNotEqualTo(Colour.RED);
    assertRoundTrip(Enums.class, "{'level':99,'big':-1,'ratio':0.75,'only':'two','maybe':'b'}");
  }

  @Test
  void theKnownOnesCanBeSwitchedOver() {
    assertThat(name(Colour.RED)).isEqualTo("red");
    assertThat(name(Colour.of("unknown_value"))).isEqualTo("the value that is called so");
    assertThat(name(Colour.of("mauve"))).isEqualTo("new: mauve");
  }

  private static String name(Colour colour) {
    return switch (colour.known()) {
      case RED -> "red";
      case UNKNOWN_VALUE_ -> "the value that is called so";
      case UNKNOWN_VALUE -> "new: " + colour.value();
      default -> "other";
    };
  }

  @Test
  void aValueOfAnotherTypeIsRefused() {
    assertRefused(Colour.class, "5").hasMessageContaining("Expected a string but was NUMBER");
    assertRefused(Level.class, "'1'").hasMessageContaining("Expected an integer but was STRING");
    assertRefused(Level.class, "1.5").hasMessageContaining("at path $");
    assertRefused(Enums.class, "{'maybe':[]}").hasMessageEndingWith("at path $.maybe");
  }
}
