package dev.fluxcontract.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @Test
  void hidesTheKeyWhereverItStands() {
    assertThat(Redaction.of("sk-secret").apply("Bearer sk-secret is not sk-secret2"))
        .isEqualTo("Bearer [key] is not [key]2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b\"c+d/secret",
        "a\\/b\\\"c+d\\/secret",
        "a%2Fb%22c%2Bd%2Fsecret",
        "YS9iImMrZC9zZWNyZXQ"
      })
  void hidesTheKeyInEachSpelling(String spelling) {
    assertThat(Redaction.of("a/b\"c+d/secret").apply("<" + spelling + ">")).isEqualTo("<[key]>");
  }

  @Test
  void hidesTheSecretHalfOfAnIdAndSecretPair() {
    assertThat(Redaction.of("id:0123456789").apply("key 0123456789 of id"))
        .isEqualTo("key [key] of id");
  }

  @Test
  void leavesTextAloneWithoutAKey() {
    assertThat(Redaction.of("").apply("text")).isEqualTo("text");
  }
}
