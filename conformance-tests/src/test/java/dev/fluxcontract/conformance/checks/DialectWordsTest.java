package dev.fluxcontract.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted of a gateway is the same for each job, or the next run reports a change. */
class DialectWordsTest {
  @ParameterizedTest
  @CsvSource({
    "/requests/r1, r1, /requests/{request_id}",
    "/requests/Pj8%3D, Pj8=, /requests/{request_id}",
    "/requests/Pj8=, Pj8=, /requests/{request_id}",
    "/requests/a%20%C3%A9, a \u00e9, /requests/{request_id}",
    "/fal-ai/flux-1/dev/requests/r1, r1, /{model}/requests/{request_id}",
    "/v1/fal-ai/flux-1/dev/requests/r1, r1, /v1/{model}/requests/{request_id}",
    "/fal-ai/flux-1/requests/r1, r1, /{app}/requests/{request_id}",
    "/fal-ai/flux-1/requests/1, 1, /{app}/requests/{request_id}",
    "/fal-ai/flux-10/requests/r1, r1, /fal-ai/flux-10/requests/{request_id}",
    "/fal-ai/auto/requests/r1, r1, /fal-ai/auto/requests/{request_id}",
  })
  void thePathOfAResultIsTheSameForAllJobs(String path, String id, String shown) {
    HttpUrl url = HttpUrl.get("http://gateway.example" + path);
    assertThat(DialectWords.path(url, id, "fal-ai/flux-1/dev")).isEqualTo(shown);
  }
}
