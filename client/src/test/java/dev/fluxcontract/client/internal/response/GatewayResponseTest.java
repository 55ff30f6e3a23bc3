package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fluxcontract.client.SampleResponses;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayResponseTest {
  private static final String PADDING = "x".repeat(1024 * 1024);
  private static final String LONG = "{\"x\":\"" + PADDING + "\"}";
  private static final String WITH_IMAGES = "{\"images\":[{\"url\":\"" + PADDING + "\"}]}";

  private static boolean isWhole(GatewayResponse response) {
    return response.isObject() && response.flaw() == null;
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/html", "text/plain", "application/xml"})
  void aResultIsReadToItsEndWhateverItsContentType(String type) {
    assertThat(isWhole(SampleResponses.result(200, type, LONG))).isTrue();
  }

  @Test
  void aTicketOrStatusIsReadToItsEndIfItHoldsImages() {
    assertThat(isWhole(SampleResponses.json(200, WITH_IMAGES))).isTrue();
    GatewayResponse tooLong = SampleResponses.json(200, LONG);
    assertThat(tooLong.members()).isEmpty();
    assertThat(tooLong.flaw()).isEqualTo("it does not end within 262144 bytes");
  }

  @Test
  void anErrorOrPageIsNotReadToItsEnd() {
    assertThat(SampleResponses.result(500, "application/json", WITH_IMAGES).flaw()).isNotNull();
    assertThat(SampleResponses.result(200, "text/html", " \n<p>" + PADDING).flaw()).isNotNull();
  }

  @Test
  void isNotReadOnWhenNobodyWaitsForIt() {
    String spaces = "{" + " ".repeat(100_000) + "}";
    assertThatThrownBy(() -> SampleResponses.read(200, "text/json", spaces, () -> true))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(InterruptedIOException.class);
  }

  @Test
  void doesNotShowAKeyThatIsCutOff() {
    String keys = "sk-a-very-secret-key ".repeat(10_000);
    KeyRedaction redaction = KeyRedaction.of("sk-a-very-secret-key");
    assertThat(SampleResponses.read(500, "text/plain", keys, redaction).text())
        .startsWith("[key] [key] ")
        .doesNotContain("sk-");
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true", "299, true", "300, false"})
  void isSuccessfulByItsStatus(int status, boolean successful) {
    assertThat(SampleResponses.json(status, "{}").successful()).isEqualTo(successful);
  }

  @ParameterizedTest
  @CsvSource({"text/html; charset=iso-8859-1", "text/html", "text/html; charset=nonsense"})
  void isReadInItsOwnCharset(String type) {
    assertThat(SampleResponses.answer(500, type, "Störung").text()).isEqualTo("Störung");
  }
}
