package dev.fluxcontract.conformance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.contract.LosslessJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedTicketTest {
  @ParameterizedTest
  @CsvSource({
    "r1, https://gateway/fal-ai/flux-1/requests/r1/status",
    "r1, /fal-ai/flux-1/requests/r1",
    "r1, https://gateway/status?request_id=r1",
    "flux/8f3a, https://gateway/fal-ai/flux-1/requests/flux%2F8f3a/status",
    "flux/8f3a, https://gateway/fal-ai/flux-1/requests/flux/8f3a/status",
    "a|b{c}, https://gateway/requests/a|b{c}/status",
    "ä b, https://gateway/requests/%C3%A4%20b"
  })
  void aUrlNamesTheJobInItsPathOrQuery(String id, String url) {
    assertThat(ticket(id).named(url)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "r1, https://gateway/fal-ai/flux-1/requests/r11/status",
    "r1, https://r1/fal-ai/flux-1/requests/status",
    "r1, https://gateway/status?request_id=r11",
    "r1, https://gateway/status?r1",
    "r1, https://gateway/status#r1",
    "r1, mailto:r1",
    "8f3a, https://gateway/requests/flux%2F8f3a1"
  })
  void anotherUrlDoesNot(String id, String url) {
    assertThat(ticket(id).named(url)).isFalse();
  }

  private static ReportedTicket ticket(String id) {
    return new ReportedTicket(LosslessJson.object().put("request_id", id));
  }
}
