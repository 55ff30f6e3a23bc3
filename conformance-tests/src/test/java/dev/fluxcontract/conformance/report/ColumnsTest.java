package dev.fluxcontract.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void breaksAtSpaces() {
    assertThat(Columns.wrap("one two three", 9)).containsExactly("one two", "three");
  }

  @Test
  void breaksAWordThatIsTooWide() {
    assertThat(Columns.wrap("abcdefgh", 3)).containsExactly("abc", "def", "gh");
  }

  @Test
  void keepsLinesAndGivesAtLeastOne() {
    assertThat(Columns.wrap("a\nb", 9)).containsExactly("a", "b");
    assertThat(Columns.wrap("", 9)).containsExactly("");
  }

  @Test
  void countsWideLettersTwice() {
    assertThat(Columns.width("a猫🐯e\u0301")).isEqualTo(6);
    assertThat(Columns.wrap("猫猫猫", 4)).containsExactly("猫猫", "猫");
  }
}
