package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactionTest {
  private static final String KEY = "sk-Abc123Def456Ghi";
  private static final Keys KEYS = Keys.around(KEY, new Random(1));
  private static final Redaction REDACTION = new Redaction(KEY, KEYS.wrong());

  @Test
  void showsNothingOfTheKeyNorOfThoseThatAreAlmostTheKey() {
    assertThat(REDACTION.of("Bearer " + KEY)).isEqualTo("Bearer $FLUX_API_KEY");
    for (Credentials stranger : KEYS.strangers()) {
      if (stranger != Credentials.NONE) {
        assertThat(REDACTION.of("Bearer " + KEYS.of(stranger)))
            .as("%s", stranger)
            .isEqualTo("Bearer $WRONG_KEY");
      }
    }
  }

  @Test
  void theKeyItselfIsBetrayedAndOneThatIsTheKeyAndMoreIsNot() {
    assertThat(REDACTION.betrays("{\"key\":\"" + KEY + "\"}")).isTrue();
    assertThat(REDACTION.betrays("Wrong key: " + KEYS.of(Credentials.LONGER))).isFalse();
    assertThat(REDACTION.betrays(KEYS.of(Credentials.LONGER) + " is not " + KEY)).isTrue();
  }

  @Test
  void ofAShortKeyNothingIsCutOff() {
    assertThat(Keys.around("short", new Random(1)).strangers())
        .isEqualTo(List.of(Credentials.NONE, Credentials.WRONG));
  }
}
