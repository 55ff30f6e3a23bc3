package dev.fluxcontract.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpecTest {
  @Test
  void numbersKeepEveryDigit() {
    String yaml = "{seed: 18446744073709551615, strength: 0.1234567890123456789}";
    assertThat(Spec.parse(yaml))
        .hasToString("{\"seed\":18446744073709551615,\"strength\":0.1234567890123456789}");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> Spec.parse("{prompt: a, prompt: b}"))
        .hasMessageContaining("Duplicate field 'prompt'");
  }
}
