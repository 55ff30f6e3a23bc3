package dev.fluxcontract.conformance.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactionTest {
  private static final String KEY = "Sk-Abc123Def456Ghi";
  private static final String OTHER_KEY = "Sk-OtherCustomer789";
  private static final KeyVariants KEYS = new KeyVariants(KEY, OTHER_KEY, new Random(1));
  private static final SecretRedaction REDACTION =
      new SecretRedaction(KEY, OTHER_KEY, KEYS.wrong());

  @Test
  void showsNothingOfTheKeyNorOfThoseThatAreAlmostTheKey() {
    assertThat(REDACTION.of("Bearer " + KEY)).isEqualTo("Bearer $FLUX_API_KEY");
    for (ProbeCredentials stranger : KEYS.strangers()) {
      String shown =
          switch (stranger) {
            case OTHER_CUSTOMER -> "$OTHER_FLUX_API_KEY";
            case OTHER_CASE -> "$FLUX_API_KEY";
            default -> "$WRONG_KEY";
          };
      if (stranger != ProbeCredentials.NONE && stranger != ProbeCredentials.EMPTY) {
        assertThat(REDACTION.of("Bearer " + KEYS.of(stranger)))
            .as("%s", stranger)
            .isEqualTo("Bearer " + shown);
      }
    }
  }

  @Test
  void theKeyItselfIsBetrayedAndOneThatIsTheKeyAndMoreIsNot() {
    assertThat(REDACTION.containsSecret("{\"key\":\"" + KEY + "\"}")).isTrue();
    assertThat(REDACTION.containsSecret("Wrong key: " + KEYS.of(ProbeCredentials.LONGER)))
        .isFalse();
    assertThat(REDACTION.containsSecret(KEYS.of(ProbeCredentials.LONGER) + " is not " + KEY))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0053k-Abc123Def456Ghi",
        "%53k-Abc123Def456Ghi",
        "&#83;k-Abc123Def456Ghi",
        "QmVhcmVyIFNrLUFiYzEyM0RlZjQ1NkdoaQ==",
        "536b2d416263313233446566343536476869"
      })
  void theKeyIsBetrayedInEachFormThatIsHidden(String form) {
    assertThat(REDACTION.containsSecret(form)).isTrue();
    assertThat(REDACTION.of(form)).contains("$FLUX_API_KEY").doesNotContain("Abc123Def456");
  }

  @Test
  void ofAShortKeyNothingIsCutOff() {
    assertThat(new KeyVariants("short", null, new Random(1)).strangers())
        .isEqualTo(List.of(ProbeCredentials.NONE, ProbeCredentials.WRONG, ProbeCredentials.EMPTY));
  }
}
