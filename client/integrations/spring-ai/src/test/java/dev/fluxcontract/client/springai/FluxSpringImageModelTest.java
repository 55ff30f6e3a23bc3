package dev.fluxcontract.client.springai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.RequestRefusedException;
import dev.fluxcontract.client.model.DevImageToImage;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.ai.content.Media;
import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImageOptionsBuilder;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.observation.DefaultImageModelObservationConvention;
import org.springframework.ai.image.observation.ImageModelObservationContext;
import org.springframework.util.MimeTypeUtils;

class FluxSpringImageModelTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private final TestObservationRegistry observations = TestObservationRegistry.create();
  private final FluxClient flux =
      FluxClient.builder()
          .gateway(GATEWAY.url())
          .apiKey(GATEWAY.key())
          .retries(0)
          .polling(progress -> Duration.ofMillis(1))
          .build();
  private final FluxSpringImageModel model =
      new FluxSpringImageModel(
          flux, new FluxAutoConfiguration().fluxRequestFactory(), observations);

  @AfterEach
  void close() {
    flux.close();
  }

  private static ImageOptions options(FluxRequestFactory request) {
    return FluxImageOptions.builder().request(request).build();
  }

  @Test
  void makesAnImage() {
    ImageResponse response = model.call(new ImagePrompt("a cup"));
    assertThat(response.getResults()).hasSize(1);
    assertThat(response.getResults().get(0).getOutput().getUrl()).startsWith(GATEWAY.url());
    assertThat(response.getResults().get(0).getOutput().getB64Json()).isNull();
    assertThat(GATEWAY.submits()).isEqualTo(1);
  }

  @Test
  void takesAPromptWithoutOptions() {
    assertThat(model.call(new ImagePrompt(List.of(new ImageMessage("a cup")))).getResults())
        .hasSize(1);
  }

  @Test
  void metadataHaveTheSeedTheIdTheModelAndTheFlags() {
    ImageResponse response = model.call(new ImagePrompt("a cup"));
    assertThat(response.getMetadata().<String>get("model")).isEqualTo("fal-ai/flux-1/dev");
    assertThat(response.getMetadata().<String>get("requestId")).isNotBlank();
    assertThat(response.getMetadata().<BigInteger>get("seed")).isPositive();
    assertThat(response.getMetadata().<ImageResult>get("result"))
        .extracting(result -> result.prompt())
        .isEqualTo("a cup");
    assertThat(response.getResults().get(0).getMetadata())
        .isInstanceOfSatisfying(
            FluxImageMetadata.class,
            metadata -> {
              assertThat(metadata.flagged()).isFalse();
              assertThat(metadata.image().width()).isEqualTo(1024);
            });
  }

  @Test
  void aFlaggedImageIsToldFromTheOthers() {
    GATEWAY.failNext(
        GatewayStep.RESULT,
        200,
        "{\"images\":[{\"url\":\"https://images.example/1.png\"},"
            + "{\"url\":\"https://images.example/2.png\"}],\"has_nsfw_concepts\":[false,true]}");
    ImageResponse response = model.call(new ImagePrompt("a cup"));
    assertThat(response.getResults())
        .extracting(it -> ((FluxImageMetadata) it.getMetadata()).flagged())
        .containsExactly(false, true);
    assertThat(response.getMetadata().containsKey("seed")).isFalse();
  }

  @Test
  void portableOptionsReachTheRequest() {
    ImageOptions options =
        ImageOptionsBuilder.builder()
            .n(2)
            .width(640)
            .height(480)
            .model("fal-ai/flux-1/dev")
            .responseFormat("url")
            .build();
    assertThat(model.call(new ImagePrompt("a cup", options)).getResults()).hasSize(2);
    assertThat(lastSubmit())
        .contains("\"num_images\":2", "\"image_size\":{", "\"width\":640", "\"height\":480");
  }

  @Test
  void downloadsImagesIfAsked() {
    ImageOptions options = ImageOptionsBuilder.builder().responseFormat("b64_json").build();
    var image = model.call(new ImagePrompt("a cup", options)).getResults().get(0).getOutput();
    assertThat(image.getUrl()).isNull();
    assertThat(Base64.getDecoder().decode(image.getB64Json())).hasSizeGreaterThan(100);
  }

  @Test
  void anImageInADataUriBecomesBase64() {
    ImageOptions options =
        options((prompt, its) -> DevTextToImage.builder(prompt).syncMode(true).build());
    var image = model.call(new ImagePrompt("a cup", options)).getResults().get(0).getOutput();
    assertThat(image.getB64Json()).isNotBlank();
  }

  @Test
  void ownOptionsMakeAnyRequest() {
    String url = "https://images.example/cup.png";
    ImageOptions options =
        options((prompt, its) -> DevImageToImage.builder(prompt, url).strength(0.5).build());
    ImageResponse response = model.call(new ImagePrompt("a mug", options));
    assertThat(response.getMetadata().<String>get("model"))
        .isEqualTo("fal-ai/flux-1/dev/image-to-image");
    assertThat(lastSubmit()).contains(url, "0.5");
  }

  private static String lastSubmit() {
    var submits = GATEWAY.requests().stream().filter(r -> r.step() == GatewayStep.SUBMIT).toList();
    return submits.get(submits.size() - 1).body();
  }

  @Test
  void refusesWhatItCannotSendAndSaysWhatToDo() {
    assertRefused(ImageOptionsBuilder.builder().style("vivid").build(), "say it in the prompt");
    assertRefused(ImageOptionsBuilder.builder().responseFormat("gif").build(), "b64_json");
    assertRefused(ImageOptionsBuilder.builder().model("other").build(), "FluxRequestFactory");
    assertRefused(ImageOptionsBuilder.builder().n(99).build(), "num_images");
    assertThat(GATEWAY.requests()).isEmpty();
  }

  private void assertRefused(ImageOptions options, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.call(new ImagePrompt("a cup", options)))
        .withMessageContaining(message);
  }

  @Test
  void refusesSeveralMessagesAndMedia() {
    ImageMessage message = new ImageMessage("a cup");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.call(new ImagePrompt(List.of(message, message))));
    Media media = new Media(MimeTypeUtils.IMAGE_PNG, URI.create("https://x.example/1"));
    ImageMessage illustrated = new ImageMessage("a cup", null, List.of(media), Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.call(new ImagePrompt(List.of(illustrated))))
        .withMessageContaining("FluxImageOptions.request(");
    assertThat(GATEWAY.requests()).isEmpty();
  }

  @Test
  void throwsTheClientsExceptions() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 422, "{\"detail\":\"not that\"}");
    assertThatExceptionOfType(RequestRefusedException.class)
        .isThrownBy(() -> model.call(new ImagePrompt("a cup")))
        .withMessageContaining("not that");
  }

  @Test
  void isObservedAsSpringAiObservesItsOwnModels() {
    ImageOptions options = ImageOptionsBuilder.builder().width(640).height(480).build();
    model.call(new ImagePrompt("a cup", options));
    TestObservationRegistryAssert.assertThat(observations)
        .hasObservationWithNameEqualTo("gen_ai.client.operation")
        .that()
        .hasContextualNameEqualTo("image fal-ai/flux-1/dev")
        .hasLowCardinalityKeyValue("gen_ai.operation.name", "image")
        .hasLowCardinalityKeyValue("gen_ai.system", "flux")
        .hasLowCardinalityKeyValue("gen_ai.request.model", "fal-ai/flux-1/dev")
        .hasHighCardinalityKeyValue("gen_ai.request.image.size", "640x480")
        .hasBeenStarted()
        .hasBeenStopped();
  }

  @Test
  void anObservationHasTheError() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 422, "{}");
    assertThatExceptionOfType(RequestRefusedException.class)
        .isThrownBy(() -> model.call(new ImagePrompt("a cup")));
    TestObservationRegistryAssert.assertThat(observations)
        .hasObservationWithNameEqualTo("gen_ai.client.operation")
        .that()
        .hasError();
  }

  @Test
  void anotherConventionIsHonouredAndSeesTheResponse() {
    model.setObservationConvention(
        new DefaultImageModelObservationConvention() {
          @Override
          public String getName() {
            return "our.images";
          }

          @Override
          public KeyValues getHighCardinalityKeyValues(ImageModelObservationContext context) {
            ImageResponse response = context.getResponse();
            return response == null
                ? KeyValues.empty()
                : KeyValues.of("images", String.valueOf(response.getResults().size()));
          }
        });
    model.call(new ImagePrompt("a cup"));
    TestObservationRegistryAssert.assertThat(observations)
        .hasObservationWithNameEqualTo("our.images")
        .that()
        .hasHighCardinalityKeyValue("images", "1");
  }
}
