package dev.fluxcontract.conformance.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.gateway.FluxGateway;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs each example with the command of the page, word for word. */
@Tag("slow")
@Timeout(180)
class ExamplesIT {
  @RegisterExtension
  static final FluxGateway gateway = FluxGateway.builder().runsFor(Duration.ofMillis(50)).build();

  @TempDir Path folder;
  private Example example;

  @BeforeEach
  void settings() {
    example =
        new Example(folder).set("FLUX_GATEWAY", gateway.url()).set("FLUX_API_KEY", gateway.key());
  }

  @Test
  void everyFileHasItsCommandOnThePageAndEveryCommandItsFile() throws IOException {
    assertThat(Example.files())
        .hasSizeGreaterThan(5)
        .hasSameSizeAs(Example.commands())
        .allSatisfy(file -> Example.command(file.getFileName()));
  }

  @Test
  void firstImage() throws Exception {
    assertThat(example.run("FirstImage.java")).contains("bytes of image/jpeg");
    assertThat(picture("first.jpg").getWidth()).isPositive();
  }

  @Test
  void manyPrompts() throws Exception {
    assertThat(example.run("ManyPrompts.java"))
        .contains("a lake in spring: http", "a lake in autumn: http", "COMPLETED");
    assertThat(gateway.submits()).isEqualTo(2);
  }

  @Test
  void editLocalFile() throws Exception {
    BufferedImage first = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(first, "jpeg", folder.resolve("first.jpg").toFile());
    assertThat(example.run("EditLocalFile.java")).contains("edited.jpg: ");
    assertThat(picture("edited.jpg").getWidth()).isPositive();
  }

  @Test
  void resumeAfterRestart() throws Exception {
    assertThat(example.run("ResumeAfterRestart.java")).contains("run this again");
    assertThat(example.run("ResumeAfterRestart.java")).contains("resumed.jpg is there");
    assertThat(picture("resumed.jpg").getWidth()).isPositive();
    assertThat(gateway.submits()).isEqualTo(1);
  }

  @Test
  void webhookReceiver() throws Exception {
    try (SignedDelivery delivery = SignedDelivery.withKeysServed()) {
      example
          .set("FLUX_WEBHOOK_KEYS", delivery.keySetUrl())
          .set("FLUX_ACCOUNT", delivery.account());
      try (Example.Running receiver = example.startOnAnyPort("WebhookReceiver.java", "8081")) {
        URI address = URI.create("http://127.0.0.1:" + receiver.port() + "/flux");
        String body =
            """
            {"request_id":"job-1","status":"OK","payload":{"images":[{"url":"https://h.example/a.png"}]}}\
            """;
        assertThat(post(delivery.of(address, body))).isEqualTo(204);
        assertThat(post(delivery.of(address, body).setHeader("X-Fal-Webhook-User-Id", "another")))
            .isEqualTo(401);
        assertThat(receiver.said())
            .contains("job-1: https://h.example/a.png", "not genuine: SIGNATURE");
      }
    }
  }

  @Test
  void testAnApplication() throws Exception {
    assertThat(example.run("PosterTest.java")).contains("3 tests passed");
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve(name).toFile());
  }

  private static int post(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
