package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which jobs are mixed up, told by the addresses of their images and by what they repeat. */
class MixedJobsTest {
  private static final String OWN = "http://127.0.0.1:1/of-%s.png";
  private static final Pattern PROMPT = Pattern.compile("\"prompt\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final String ECHO = ",\"prompt\":\"%s\"";

  private final Map<String, String> prompts = new ConcurrentHashMap<>();

  @Test
  void aJobWithAnImageOfAJobWithAnotherPromptIsMixedUp() throws IOException {
    assertThat(outcome(id -> image(OWN, hash(id) % 3 == 0 ? "another" : id) + echo(id)))
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void jobsWithImagesOfTheirOwnAreNot() throws IOException {
    assertThat(outcome(id -> image(OWN, id))).isEqualTo(Outcome.PASSED);
  }

  @Test
  void nothingIsToldByDataUrisAlone() throws IOException {
    assertThat(outcome(id -> image("data:,", id))).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void nothingIsToldByOneStandInForAllImages() throws IOException {
    assertThat(outcome(id -> image(OWN, "all"))).isEqualTo(Outcome.SKIPPED);
    assertThat(outcome(id -> image(OWN, "all") + echo(id))).isEqualTo(Outcome.PASSED);
  }

  @Test
  void flaggedImagesMayBeOneBlackPicture() throws IOException {
    assertThat(
            outcome(
                id ->
                    Integer.parseInt(id) % 3 == 0
                        ? image(OWN, "black") + ",\"has_nsfw_concepts\":[true]"
                        : image(OWN, id)))
        .isEqualTo(Outcome.PASSED);
  }

  @Test
  void theSamePromptMayHaveTheSameImage() throws IOException {
    assertThat(outcome(id -> image(OWN, String.valueOf(hash(id))))).isEqualTo(Outcome.PASSED);
  }

  private static String image(String url, String id) {
    return "\"images\":[{\"url\":\"" + url.formatted(id) + "\"}]";
  }

  private int hash(String id) {
    return Objects.hash(prompts.get(id));
  }

  private String echo(String id) {
    return ECHO.formatted(prompts.get(id));
  }

  private Outcome outcome(UnaryOperator<String> result) throws IOException {
    prompts.clear();
    try (RawServer server = new RawServer(request -> answer(request, result))) {
      return Suite.run(
              SuiteConfig.builder(server.url(), "a-key-of-mine")
                  .only(List.of("ORDER-03"))
                  .strict(true)
                  .budget(20)
                  .time(new PerThreadClock())
                  .build())
          .results()
          .stream()
          .map(CheckResult::outcome)
          .findFirst()
          .orElseThrow();
    }
  }

  private String answer(String request, UnaryOperator<String> result) {
    if (request.startsWith("POST")) {
      Matcher prompt = PROMPT.matcher(request);
      synchronized (prompts) {
        String id = String.valueOf(prompts.size() + 1);
        prompts.put(id, prompt.find() ? prompt.group(1) : "none");
        return RawServer.json(200, "{\"request_id\":\"job-" + id + "\"}");
      }
    }
    String id = request.replaceFirst("(?s).*?job-([0-9]+).*", "$1");
    return request.contains("/status ")
        ? RawServer.json(200, "{\"status\":\"COMPLETED\"}")
        : RawServer.json(200, "{" + result.apply(id) + "}");
  }
}
