package dev.fluxcontract.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Contract;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FluxGatewayTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private final Wired wired = Wired.to(GATEWAY);

  @Test
  void aJobWaitsRunsAndEnds() {
    Wired.Answer ticket =
        wired.post(Wired.DEV, "{\"prompt\":\"a cat\",\"seed\":17454220438242315174}");
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
  void imagesHaveTheSizeTheFormatAndTheNumberAskedFor() throws Exception {
    String id =
        wired.submit(
            "{\"prompt\":\"p\",\"num_images\":3,\"image_size\":\"portrait_16_9\",\"output_format\":\"png\"}");
    JsonNode images = wired.resultAtLast(id).json().path("images");
    assertThat(images).hasSize(3);
    Wired.Answer file = wired.get(images.path(2).path("url").asText());
    assertThat(file.header("content-type")).isEqualTo("image/png");
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file.http().body()));
    assertThat(image.getWidth()).isEqualTo(576);
    assertThat(image.getHeight()).isEqualTo(1024);
  }
}
