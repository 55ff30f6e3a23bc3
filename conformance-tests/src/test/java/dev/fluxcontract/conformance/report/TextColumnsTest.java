package dev.fluxcontract.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextColumnsTest {
  @Test
  void breaksAtSpaces() {
    assertThat(TextColumns.wrap("one two three", 9)).containsExactly("one two", "three");
  }

  @Test
  void breaksAWordThatIsTooWide() {
    assertThat(TextColumns.wrap("abcdefgh", 3)).containsExactly("abc", "def", "gh");
  }

  @Test
  void keepsLinesAndGivesAtLeastOne() {
    assertThat(TextColumns.wrap("a\nb", 9)).containsExactly("a", "b");
    assertThat(TextColumns.wrap("", 9)).containsExactly("");
  }

  @Test
  void countsWideLettersTwice() {
    assertThat(TextColumns.width("a猫🐯e\u0301")).isEqualTo(6);
    assertThat(TextColumns.wrap("猫猫猫", 4)).containsExactly("猫猫", "猫");
  }
}
