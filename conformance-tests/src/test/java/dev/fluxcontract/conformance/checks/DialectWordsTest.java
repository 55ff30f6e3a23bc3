package dev.fluxcontract.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted of a gateway is the same for each job, or the next run reports a change. */
class DialectWordsTest {
  @ParameterizedTest
  @CsvSource({
    "http://gateway.example/fal-ai/flux-1/requests/r1, r1",
    "http://gateway.example/fal-ai/flux-1/requests/Pj8%3D, Pj8=",
    "http://gateway.example/fal-ai/flux-1/requests/Pj8=, Pj8=",
    "http://gateway.example/fal-ai/flux-1/requests/a%20%C3%A9, a \u00e9",
  })
  void thePathOfAResultHasNoId(String url, String id) {
    assertThat(DialectWords.withoutId(HttpUrl.get(url), id))
        .isEqualTo("/fal-ai/flux-1/requests/{request_id}");
  }
}
