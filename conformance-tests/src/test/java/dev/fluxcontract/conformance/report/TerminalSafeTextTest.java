package dev.fluxcontract.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSafeTextTest {
  @Test
  void leavesPlainTextAlone() {
    assertThat(TerminalSafeText.block("Grüße, 猫 and 🐯:\n\tdone"))
        .isEqualTo("Grüße, 猫 and 🐯:\n\tdone");
  }

  @Test
  void keepsALineOnOneLine() {
    assertThat(TerminalSafeText.line("a\r\nb\tc")).isEqualTo("a\\r\\nb\\tc");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 0x1b, 0x7f, 0x9b, 0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180f, 0x200b, 0x2028,
        0x202e, 0x2066, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfffe
      })
  void spellsOutWhatCannotBeSeen(int hidden) {
    String shown = String.format("a\\u%04xb", hidden);
    assertThat(TerminalSafeText.block("a" + Character.toString(hidden) + "b")).isEqualTo(shown);
  }

  @Test
  void spellsOutHalfALetterAndHiddenTags() {
    assertThat(TerminalSafeText.block("\ud83d x")).isEqualTo("\\ud83d x");
    assertThat(TerminalSafeText.block(Character.toString(0xE0041))).isEqualTo("\\u{e0041}");
  }

  @Test
  void tellsHowMuchItLeftOut() {
    assertThat(TerminalSafeText.start("abcdef", 4)).isEqualTo("abcd … (2 more characters)");
    assertThat(TerminalSafeText.start("abc🐯ef", 4)).isEqualTo("abc … (4 more characters)");
    assertThat(TerminalSafeText.start("abcdef", 6)).isEqualTo("abcdef");
  }
}
