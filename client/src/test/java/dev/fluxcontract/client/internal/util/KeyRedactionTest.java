package dev.fluxcontract.client.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.ClientHarness;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public class KeyRedactionTest {
  @Test
  void hidesTheKeyWhereverItStands() {
    assertThat(KeyRedaction.of("sk-secret").apply("Bearer sk-secret is not sk-secret2"))
        .isEqualTo("Bearer [key] is not [key]2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b\"c+d/secret",
        "a\\/b\\\"c+d\\/secret",
        "a%2Fb%22c%2Bd%2Fsecret",
        "a%2fb%22c%2bd%2fsecret",
        "YS9iImMrZC9zZWNyZXQ"
      })
  void hidesTheKeyInEachSpelling(String spelling) {
    assertThat(KeyRedaction.of("a/b\"c+d/secret").apply("<" + spelling + ">")).isEqualTo("<[key]>");
  }

  @Test
  void hidesTheSecretHalfOfAnIdAndSecretPair() {
    assertThat(KeyRedaction.of("id:0123456789").apply("key 0123456789 of id"))
        .isEqualTo("key [key] of id");
  }

  @Test
  void leavesAFailureAloneThatDoesNotShowTheKey() {
    IOException harmless = new IOException("reset", new IOException("by peer"));
    assertThat(KeyRedaction.of(ClientHarness.KEY).apply(harmless)).isSameAs(harmless);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message", "cause", "suppressed"})
  void hidesTheKeyInAFailureWhereverItStands(String place) {
    IOException secret = new ProtocolException("Unexpected status line: " + ClientHarness.KEY);
    IOException failure =
        switch (place) {
          case "message" -> secret;
          case "cause" -> new IOException("broken", new IOException("off", secret));
          default -> new IOException("broken");
        };
    if (place.equals("suppressed")) {
      failure.addSuppressed(secret);
    }
    IOException clean = KeyRedaction.of(ClientHarness.KEY).apply(failure);
    assertThat(clean).hasStackTraceContaining(place.equals("message") ? "[key]" : "broken");
    assertThat(stackTrace(clean)).doesNotContain(ClientHarness.KEY);
    assertThat(clean.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  public static String stackTrace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Test
  void leavesTextAloneWithoutAKey() {
    assertThat(KeyRedaction.of("").apply("text")).isEqualTo("text");
  }
}
