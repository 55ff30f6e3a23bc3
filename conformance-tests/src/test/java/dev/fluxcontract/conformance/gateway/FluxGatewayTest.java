package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.fluxcontract.conformance.model.ReceivedRequest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FluxGatewayTest {
  @Test
  void isBuiltOnceAndForAll() {
    GatewayBuilder settings = FluxGateway.builder().key("first");
    FluxGateway first = settings.build();
    settings.key("second");
    assertThat(first.key()).isEqualTo("first");
  }

  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private final GatewayHarness wired = GatewayHarness.to(GATEWAY);

  @Test
  void aJobWaitsRunsAndEnds() {
    GatewayHarness.Answer ticket =
        wired.post(GatewayHarness.DEV, "{\"prompt\":\"a cat\",\"seed\":17454220438242315174}");
    assertThat(ticket.status()).isEqualTo(200);
    assertThat(Contract.bundled().schema("QueueTicket").validate(ticket.json())).isEmpty();
    String id = ticket.json().path("request_id").asText();
    assertThat(ticket.json().path("response_url").asText())
        .isEqualTo(GATEWAY.url() + "/fal-ai/flux-1/requests/" + id);

    assertThat(wired.status(id).json().path("status").asText()).isEqualTo("IN_QUEUE");
    assertThat(wired.result(id).status()).isEqualTo(400);
    assertThat(wired.status(id).json().path("status").asText()).isEqualTo("COMPLETED");
    JsonNode result = wired.result(id).json();
    assertThat(Contract.bundled().schema("ImageResult").validate(result)).isEmpty();
    assertThat(result.path("seed").asText()).isEqualTo("17454220438242315174");
    assertThat(result.path("prompt").asText()).isEqualTo("a cat");
  }

  @Test
  void everyStatusKeepsToTheContract() {
    String id = wired.submit("{\"prompt\":\"p\"}");
    for (int i = 0; i < 4; i++) {
      GatewayHarness.Answer status = wired.get("/fal-ai/flux-1/requests/" + id + "/status?logs=1");
      assertThat(Contract.bundled().schema("QueueStatus").validate(status.json())).isEmpty();
      assertThat(status.status()).isEqualTo(i < 2 ? 202 : 200);
      assertThat(status.json().path("logs")).hasSize(i < 2 ? i + 1 : 3);
    }
  }

  @Test
  void imagesHaveTheSizeTheFormatAndTheNumberAskedFor() throws Exception {
    String id =
        wired.submit(
            "{\"prompt\":\"p\",\"num_images\":3,\"image_size\":\"portrait_16_9\",\"output_format\":\"png\"}");
    JsonNode images = wired.resultAtLast(id).json().path("images");
    assertThat(images).hasSize(3);
    GatewayHarness.Answer file = wired.authorization("").get(images.path(2).path("url").asText());
    assertThat(file.header("content-type")).isEqualTo("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file.http().body()));
    assertThat(image.getWidth()).isEqualTo(576);
    assertThat(image.getHeight()).isEqualTo(1024);
    String fourth = images.path(2).path("url").asText().replace("/2.png", "/3.png");
    assertThat(wired.get(fourth).status()).isEqualTo(404);
  }

  @Test
  void syncModeMakesDataUris() {
    String id = wired.submit("{\"prompt\":\"p\",\"sync_mode\":true}");
    assertThat(wired.resultAtLast(id).json().at("/images/0/url").asText())
        .startsWith("data:image/jpeg;base64,");
  }

  @Test
  void whatBreaksTheContractIsRefusedFieldByFieldAndNotQueued() {
    GatewayHarness.Answer answer =
        wired.post(GatewayHarness.EDIT, "{\"num_images\":5,\"prompt\":\"p\"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(Contract.bundled().schema("ValidationFailure").validate(answer.json())).isEmpty();
    assertThat(answer.json().path("detail").findValuesAsText("type"))
        .containsExactlyInAnyOrder("missing", "less_than_equal");
    assertThat(answer.text()).contains("[\"body\",\"num_images\"]", "[\"body\",\"image_url\"]");
    assertThat(GATEWAY.submits()).isZero();
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() {
    assertThat(wired.post(GatewayHarness.DEV, "{\"prompt\":").status()).isEqualTo(422);
    assertThat(wired.post(GatewayHarness.DEV, "").status()).isEqualTo(422);
    assertThat(wired.post(GatewayHarness.DEV, "[]").status()).isEqualTo(422);
  }

  @Test
  void fieldsThatNobodyKnowsAreTaken() {
    assertThat(wired.post(GatewayHarness.DEV, "{\"prompt\":\"p\",\"mood\":\"calm\"}").status())
        .isEqualTo(200);
  }

  @Test
  void onlyTheKeyOpensTheDoor() {
    for (String authorization : List.of("", "Bearer wrong", "Key " + GATEWAY.key(), "Bearer")) {
      GatewayHarness stranger = wired.authorization(authorization);
      assertThat(stranger.post(GatewayHarness.DEV, "{\"prompt\":\"p\"}").status()).isEqualTo(401);
      assertThat(stranger.status("x").status()).isEqualTo(401);
      assertThat(stranger.result("x").status()).isEqualTo(401);
      assertThat(stranger.cancel("x").status()).isEqualTo(401);
    }
    assertThat(GATEWAY.submits()).isZero();
  }

  @Test
  void aJobThatNeverWasIsNotFound() {
    assertThat(wired.status("nobody").status()).isEqualTo(404);
    assertThat(wired.result("nobody").status()).isEqualTo(404);
    assertThat(wired.cancel("nobody").json().path("status").asText()).isEqualTo("NOT_FOUND");
    assertThat(wired.post("/fal-ai/unknown", "{}").status()).isEqualTo(404);
    assertThat(wired.get(GatewayHarness.DEV).status()).isEqualTo(405);
  }

  @Test
  void aCancelledJobEndsWithAnErrorAndWithoutImages() {
    String id = wired.submit("{\"prompt\":\"p\"}");
    GatewayHarness.Answer cancel = wired.cancel(id);
    assertThat(cancel.status()).isEqualTo(202);
    assertThat(cancel.json().path("status").asText()).isEqualTo("CANCELLATION_REQUESTED");
    JsonNode status = wired.status(id).json();
    assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(status.path("error_type").asText()).isEqualTo("cancelled");
    assertThat(wired.result(id).status()).isEqualTo(499);
    assertThat(wired.cancel(id).json().path("status").asText()).isEqualTo("ALREADY_COMPLETED");
  }

  @Test
  void aJobWhoseImageCannotBeFetchedFails() {
    GatewayHarness.Answer ticket =
        wired.post(
            GatewayHarness.EDIT, "{\"prompt\":\"p\",\"image_url\":\"https://host.invalid/a.png\"}");
    String id = ticket.json().path("request_id").asText();
    assertThat(wired.resultAtLast(id).status()).isEqualTo(422);
    assertThat(wired.status(id).json().path("error_type").asText())
        .isEqualTo("file_download_error");
  }

  @Test
  void aJobFailsOfWhichOneImageOfAListCannotBeFetched() {
    GatewayHarness.Answer ticket =
        wired.post(
            "/fal-ai/flux-pro/kontext/multi",
            "{\"prompt\":\"p\",\"image_urls\":"
                + "[\"https://example.com/a.png\",\"https://host.invalid/b.png\"]}");
    String id = ticket.json().path("request_id").asText();
    assertThat(wired.resultAtLast(id).status()).isEqualTo(422);
    assertThat(wired.status(id).json().path("error").asText()).contains("image_urls");
  }

  @Test
  void aPictureLargerThanTheGatewayCanPaintFailsTheJob() {
    String id =
        wired.submit("{\"prompt\":\"p\",\"image_size\":{\"width\":14142,\"height\":14142}}");
    assertThat(wired.resultAtLast(id).status()).isEqualTo(422);
  }

  @Test
  void requestsAreKeptWithHeadersAndBodies() {
    wired.submit("{\"prompt\":\"p\"}");
    wired.status("x");
    assertThat(GATEWAY.requests())
        .extracting(ReceivedRequest::step, ReceivedRequest::method, ReceivedRequest::body)
        .containsExactly(
            tuple(GatewayStep.SUBMIT, "POST", "{\"prompt\":\"p\"}"),
            tuple(GatewayStep.STATUS, "GET", ""));
    assertThat(GATEWAY.requests().get(0).headers())
        .containsEntry("authorization", "Bearer " + GATEWAY.key());
  }

  @Test
  void aGatewayThatWasNotStartedHasNoAddress() {
    assertThatThrownBy(() -> FluxGateway.create().url()).hasMessageContaining("start()");
  }

  @Test
  void aPrefixIsAPath() {
    assertThatThrownBy(() -> FluxGateway.builder().prefix("fal/"))
        .hasMessageContaining("prefix fal/");
  }

  @Test
  void whoAwaitsItsEndGoesOnWhenItStopsListening() throws InterruptedException {
    FluxGateway own = FluxGateway.create().start();
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              try {
                own.awaitClose();
                ended.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    waiting.setDaemon(true);
    waiting.start();
    assertThat(ended.await(200, TimeUnit.MILLISECONDS)).isFalse();
    own.close();
    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }
}
