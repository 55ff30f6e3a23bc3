package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AUTH-07 looks at the answers to image URLs too, redirects among them. */
class KeyInFileAnswerTest {
  private static final String KEY = "7f3a9c51-never-to-be-seen";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "302 Found\r\nLocation: /moved.png?token=" + KEY,
        "200 OK\r\nX-Debug: Bearer " + KEY,
        "200 OK\r\nX-Debug: 7f3a9c51%2Dnever%2Dto%2Dbe%2Dseen",
        "404 Not Found\r\nX-Debug: N2YzYTljNTEtbmV2ZXItdG8tYmUtc2Vlbg=="
      })
  void theKeyInTheAnswerToAnImageUrlIsFound(String head) throws IOException {
    assertThat(keyCheck(head)).extracting(CheckResult::outcome).containsExactly(Outcome.WARNED);
    assertThat(keyCheck(head))
        .extracting(CheckResult::actual)
        .first()
        .asString()
        .contains("/image");
  }

  @Test
  void anAnswerWithoutTheKeyPasses() throws IOException {
    assertThat(keyCheck("200 OK\r\nX-Debug: Bearer"))
        .extracting(CheckResult::outcome)
        .containsExactly(Outcome.PASSED);
  }

  private static List<CheckResult> keyCheck(String head) throws IOException {
    AtomicReference<String> url = new AtomicReference<>("");
    try (RawServer server =
        new RawServer(request -> answer(request, String.valueOf(url.get()), head))) {
      url.set(server.url());
      RunResult run =
          Suite.run(
              SuiteConfig.builder(server.url(), KEY)
                  .only(List.of("AUTH-07"))
                  .budget(4)
                  .deadline(Duration.ofSeconds(20))
                  .time(new PerThreadClock())
                  .build());
      return run.results();
    }
  }

  private static String answer(String request, String url, String head) {
    if (request.startsWith("POST")) {
      boolean hasPrompt = request.contains("\"prompt\"");
      return hasPrompt
          ? RawServer.json(
              200,
              "{\"request_id\":\"job-1\",\"status_url\":\"%s/fal-ai/flux-1/requests/job-1/status\",\"response_url\":\"%s/fal-ai/flux-1/requests/job-1\"}"
                  .formatted(url, url))
          : RawServer.json(422, "{\"detail\":\"no prompt\"}");
    }
    if (request.contains("/image")) {
      return "HTTP/1.1 " + head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }
    if (request.contains("/status")) {
      return RawServer.json(200, "{\"status\":\"COMPLETED\",\"request_id\":\"job-1\"}");
    }
    return request.contains("/requests/job-1")
        ? RawServer.json(200, "{\"images\":[{\"url\":\"" + url + "/image.png\"}]}")
        : RawServer.json(404, "{\"detail\":\"none\"}");
  }
}
