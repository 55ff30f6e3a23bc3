package dev.fluxcontract.client.internal.response;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://q.test/fal-ai/flux-1/requests/a, a",
    "/fal-ai/flux-1/requests/a, a",
    "https://q.test/p/fal-ai/flux-1/requests/a%20b/status, a b",
    "https://q.test/requests/fal-ai/flux-1/requests/a/cancel, a"
  })
  void findsTheJob(String url, String id) {
    assertThat(requireNonNull(TicketUrl.parse(url)).job())
        .isEqualTo(new TicketUrl.JobPath("fal-ai", "flux-1", id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://q.test/tasks/1",
        "https://q.test/requests/1",
        "https://q.test/flux-1/requests/1",
        "https://q.test/fal-ai/flux-1/requests",
        "https://q.test/fal-ai/flux-1/requests/"
      })
  void findsNoJobInAnotherShape(String url) {
    assertThat(requireNonNull(TicketUrl.parse(url)).job()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2048, true", "2049, false"})
  void takesUrlsUpToALength(int length, boolean taken) {
    assertThat(TicketUrl.parse("/" + "a".repeat(length - 1)) != null).isEqualTo(taken);
  }
}
