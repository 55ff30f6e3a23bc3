package dev.fluxcontract.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.http.StreamingServer;
import dev.fluxcontract.conformance.model.CheckResult;
import dev.fluxcontract.conformance.model.Outcome;
import dev.fluxcontract.conformance.model.RunResult;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Answers that are longer than anything they could say. The gateway is to blame, never the suite.
 */
class LongAnswerTest {
  private static final String TICKET = "{\"request_id\":\"job-1\"}";

  @Test
  @Tag("slow")
  @Timeout(120)
  void aStatusOf24MegabytesWithImagesIsAnAnswerOfTheGateway() throws IOException {
    assertBlamed(
        out -> {
          out.write(bytes("{\"status\":\"IN_PROGRESS\",\"images\":["));
          repeat(out, "{\"url\":\"http://h/0123456789\"},", 24 << 20);
          out.write(bytes("{}]}"));
        });
  }

  @Test
  @Tag("slow")
  @Timeout(120)
  void aStatusOf24MegabytesOfSmallListsIsAnAnswerOfTheGateway() throws IOException {
    assertBlamed(
        out -> {
          out.write(bytes("{\"status\":\"IN_PROGRESS\",\"images\":["));
          repeat(out, "[],", 24 << 20);
          out.write(bytes("[]]}"));
        });
  }

  @Test
  @Timeout(120)
  void logsOfAMegabyteThatEndAreRead() throws IOException {
    try (StreamingServer server =
        new StreamingServer(
            (request, out) -> {
              String logs = "{\"message\":\"" + "a".repeat(1000) + "\"},";
              String status =
                  "{\"status\":\"COMPLETED\",\"logs\":["
                      + logs.repeat(1100)
                      + "{\"message\":\"\"}]}";
              if (request.startsWith("POST")) {
                json(out, TICKET);
              } else if (request.contains("/status")) {
                json(out, status);
              } else {
                json(out, "{\"images\":[{\"url\":\"data:,\"}]}");
              }
            })) {
      assertAllPassed(run(server));
    }
  }

  @Test
  void aLongImageThatOnlyTheStatusHasIsWhole() throws IOException {
    String image = "data:image/png;base64," + Base64.getEncoder().encodeToString(noise());
    assertThat(image.length()).isGreaterThan(100_000);
    try (StreamingServer server =
        new StreamingServer(
            (request, out) -> {
              if (request.startsWith("POST")) {
                json(out, TICKET);
              } else if (request.contains("/status")) {
                json(out, "{\"status\":\"COMPLETED\",\"images\":[{\"url\":\"" + image + "\"}]}");
              } else {
                out.write(bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
              }
            })) {
      assertAllPassed(run(server, "FILE-01", "FILE-02"));
    }
  }

  private static byte[] noise() throws IOException {
    BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 200 * 200; i++) {
      picture.setRGB(i % 200, i / 200, random.nextInt());
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }

  private interface Body {
    void write(OutputStream out) throws IOException;
  }

  private static void assertBlamed(Body status) throws IOException {
    try (StreamingServer server =
        new StreamingServer(
            (request, out) -> {
              if (request.startsWith("POST")) {
                json(out, TICKET);
              } else if (request.contains("/status")) {
                out.write(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"));
                out.write(bytes("Connection: close\r\n\r\n"));
                status.write(out);
                throw new IOException("the end");
              } else {
                json(out, "{\"status\":\"IN_PROGRESS\"}");
              }
            })) {
      RunResult run = run(server);
      assertThat(run.abortedBecause()).isNull();
      assertThat(run.results())
          .extracting(CheckResult::outcome)
          .contains(Outcome.FAILED)
          .doesNotContain(Outcome.ERROR);
    }
  }

  /** All that the budget is enough for. */
  private static void assertAllPassed(RunResult run) {
    assertThat(run.results())
        .filteredOn(result -> !String.valueOf(result.reason()).contains("budget"))
        .isNotEmpty()
        .extracting(CheckResult::outcome)
        .containsOnly(Outcome.PASSED);
  }

  private static RunResult run(StreamingServer server) {
    return run(server, "LIFE-01", "LIFE-05");
  }

  private static RunResult run(StreamingServer server, String... checks) {
    return Suite.run(
        SuiteConfig.builder(server.url(), "a-key-of-mine")
            .only(List.of(checks))
            .budget(20)
            .deadline(Duration.ofSeconds(20))
            .time(new PerThreadClock())
            .build());
  }

  private static void json(OutputStream out, String body) throws IOException {
    out.write(
        bytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length()
                + "\r\n\r\n"
                + body));
  }

  private static void repeat(OutputStream out, String text, int length) throws IOException {
    byte[] some = bytes(text.repeat(4096));
    for (int i = 0; i < length; i += some.length) {
      out.write(some);
    }
  }

  private static byte[] bytes(String text) {
    return StreamingServer.bytes(text);
  }
}
