package dev.fluxcontract.client.internal.response;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.client.SampleResponses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayResponseTest {
  private static final String LONG = "x".repeat(1024 * 1024);

  @ParameterizedTest
  @CsvSource({
    "200, text/html, false",
    "200, application/xml, false",
    "200, text/event-stream, false",
    "500, application/json, false",
    "404, text/plain, false",
    "200, application/json, true",
    "200, text/plain, true"
  })
  void isReadAsFarAsWhatItMayHoldIsLong(int status, String type, boolean whole) {
    GatewayResponse answer = SampleResponses.answer(status, type, LONG);
    assertThat(answer.whole()).isEqualTo(whole);
  }

  @Test
  void isWholeWhereItIsShort() {
    assertThat(SampleResponses.html(500, "<p>down").whole()).isTrue();
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
