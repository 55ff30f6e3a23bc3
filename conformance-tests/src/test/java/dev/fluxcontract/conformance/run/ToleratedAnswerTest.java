package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.RawServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What gateways answer in a way of their own, and without being wrong. */
class ToleratedAnswerTest {
  private static final String DONE = "{\"status\":\"COMPLETED\"}";
  private static final String TWICE =
      "{\"images\":[{\"url\":\"HOST/file\"},{\"url\":\"HOST/file\"}]%s}";

  @Test
  void wordsBesideCompletedThatNameNoError() throws IOException {
    for (String words :
        List.of(
            "\"detail\":\"ok\"", "\"error\":false", "\"error\":{\"code\":0,\"message\":\"\"}")) {
      RunResult run = run("LIFE-02", "{\"status\":\"COMPLETED\"," + words + "}", result("data:,"));
      assertThat(run.results()).as(words).allMatch(one -> one.outcome() == Outcome.PASSED);
    }
    assertThat(outcomes("LIFE-02", "{\"status\":\"COMPLETED\",\"error\":\"boom\"}", DONE))
        .contains(Outcome.FAILED);
  }

  @Test
  void theSameBlackPictureForImagesThatWereFlagged() throws IOException {
    String flags = ",\"has_nsfw_concepts\":[true,true]";
    assertThat(outcomes("RESULT-08", DONE, TWICE.formatted(flags))).containsOnly(Outcome.PASSED);
    assertThat(outcomes("RESULT-08", DONE, TWICE.formatted(""))).contains(Outcome.WARNED);
  }

  @Test
  void aWholeNumberWithAPoint() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB), "png", png);
    String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    String image = "{\"images\":[{\"url\":\"" + uri + "\",\"width\":%s,\"height\":16.0}]}";
    assertThat(outcomes("FILE-05", DONE, image.formatted("24.0"))).containsOnly(Outcome.PASSED);
    assertThat(outcomes("FILE-05", DONE, image.formatted("24.5"))).contains(Outcome.WARNED);
  }

  @Test
  void aFormatThatJavaCannotDecode() throws IOException {
    RunResult run = run("SYNC-02", DONE, result(uri("RIFF....WEBPVP8 ")));
    assertThat(run.results())
        .isNotEmpty()
        .allSatisfy(
            one -> {
              assertThat(one.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(one.reason())
                  .endsWith("not checked: it is webp, which Java cannot decode");
            });
    assertThat(outcomes("SYNC-02", DONE, result(uri("RIFF")))).contains(Outcome.FAILED);
  }

  @Test
  void aTicketUrlOutsideTheBaseUrlsPath() throws IOException {
    AtomicInteger jobs = new AtomicInteger();
    UnaryOperator<String> answer =
        request -> {
          if (request.startsWith("POST /fal/")) {
            String job = "HOST/tasks/" + jobs.incrementAndGet();
            return "{\"request_id\":\"job-%s\",\"response_url\":\"%s\",\"status_url\":\"%s/status\"}"
                .formatted(jobs, job, job);
          }
          return request.startsWith("GET /tasks/")
              ? request.contains("/status ") ? DONE : result("data:,")
              : null;
        };
    RunResult run = run("LIFE-02", "/fal", answer);
    assertThat(run.results())
        .isNotEmpty()
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.PASSED);
  }

  private static String uri(String file) {
    byte[] bytes = file.getBytes(StandardCharsets.US_ASCII);
    return "data:image/webp;base64," + Base64.getEncoder().encodeToString(bytes);
  }

  private static String result(String url) {
    return "{\"images\":[{\"url\":\"" + url + "\"}]}";
  }

  private static List<Outcome> outcomes(String check, String status, String result)
      throws IOException {
    return run(check, status, result).results().stream().map(CheckResult::outcome).toList();
  }

  private static RunResult run(String check, String status, String result) throws IOException {
    AtomicInteger jobs = new AtomicInteger();
    return run(
        check,
        "",
        request -> {
          if (request.startsWith("POST")) {
            return "{\"request_id\":\"job-" + jobs.incrementAndGet() + "\"}";
          }
          return request.split(" ", 3)[1].matches(".*/status(\\?.*)?") ? status : result;
        });
  }

  /** Runs one check against a gateway with those answers; HOST in them is its address. */
  private static RunResult run(String check, String prefix, UnaryOperator<String> answer)
      throws IOException {
    try (RawServer server =
        new RawServer(
            request -> {
              String host = request.replaceFirst("(?is).*\\nhost: *([^\r\n]+).*", "http://$1");
              String body = answer.apply(request);
              return body == null
                  ? RawServer.json(404, "{\"detail\":\"Not found\"}")
                  : RawServer.json(200, body.replace("HOST", host));
            })) {
      return Suite.run(
          SuiteConfig.builder(server.url() + prefix, "a-key-of-mine")
              .only(List.of(check))
              .deadline(Duration.ofSeconds(20))
              .time(new PerThreadClock())
              .build());
    }
  }
}
