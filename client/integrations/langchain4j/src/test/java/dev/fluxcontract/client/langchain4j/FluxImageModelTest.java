package dev.fluxcontract.client.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.model.DevImageToImage;
import dev.fluxcontract.client.model.DevTextToImage;
import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.UntypedRequest;
import dev.fluxcontract.conformance.gateway.FluxGateway;
import dev.fluxcontract.conformance.model.GatewayStep;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FluxImageModelTest {
  @RegisterExtension static final FluxGateway GATEWAY = FluxGateway.create();

  private static final String TICKET = "{\"request_id\":\"1\",\"status\":\"IN_QUEUE\"}";

  private final FluxClient flux = client(GATEWAY.url(), GATEWAY.key());

  @AfterEach
  void close() {
    flux.close();
  }

  private static FluxClient client(String gateway, String key) {
    return FluxClient.builder()
        .gateway(gateway)
        .apiKey(key)
        .retries(0)
        .polling(progress -> Duration.ofMillis(1))
        .build();
  }

  private static FluxImageModel.Builder settings(FluxClient flux) {
    return FluxImageModel.builder()
        .client(flux)
        .textToImage((prompt, n) -> DevTextToImage.builder(prompt).numImages(n).build())
        .imageToImage((prompt, imageUrl) -> DevImageToImage.builder(prompt, imageUrl).build());
  }

  private FluxImageModel model() {
    return settings(flux).build();
  }

  @Test
  void generatesAnImage() {
    Response<Image> response = model().generate("a cup");
    assertThat(response.content().url()).asString().startsWith(GATEWAY.url());
    assertThat(response.content().mimeType()).startsWith("image/");
    assertThat(response.content().base64Data()).isNull();
    assertThat(response.content().revisedPrompt()).isEqualTo("a cup");
    assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(GATEWAY.submits()).isEqualTo(1);
  }

  @Test
  void metadataHasTheSeedTheIdTheModelAndTheFlags() {
    Response<Image> response = model().generate("a cup");
    assertThat(response.metadata())
        .containsEntry("model", "fal-ai/flux-1/dev")
        .containsEntry("flagged", List.of(false))
        .hasEntrySatisfying("requestId", id -> assertThat(id).asString().isNotBlank())
        .hasEntrySatisfying("seed", seed -> assertThat(seed).isInstanceOf(BigInteger.class))
        .hasEntrySatisfying("result", it -> assertThat(it).isInstanceOf(ImageResult.class));
  }

  @Test
  void generatesSeveralImagesWithOneSubmit() {
    Response<List<Image>> response = model().generate("a cup", 3);
    assertThat(response.content()).hasSize(3).doesNotHaveDuplicates();
    assertThat(response.metadata()).containsEntry("flagged", List.of(false, false, false));
    assertThat(GATEWAY.submits()).isEqualTo(1);
  }

  @Test
  void aFlaggedImageFinishesAsContentFiltered() {
    GATEWAY.failNext(
        GatewayStep.RESULT,
        200,
        "{\"images\":[{\"url\":\"https://images.example/1.png\"}],\"has_nsfw_concepts\":[true]}");
    Response<Image> response = model().generate("a cup");
    assertThat(response.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(response.metadata())
        .containsEntry("flagged", List.of(true))
        .doesNotContainKey("seed");
  }

  @Test
  void downloadsImagesIfAsked() {
    Image image = settings(flux).base64(true).build().generate("a cup").content();
    assertThat(image.url()).isNull();
    assertThat(image.mimeType()).startsWith("image/");
    assertThat(Base64.getDecoder().decode(image.base64Data())).hasSizeGreaterThan(100);
  }

  @Test
  void aBuilderThatGoesOnLeavesTheModelAsItWas() {
    FluxImageModel.Builder builder = settings(flux);
    FluxImageModel model = builder.build();
    assertThat(builder.base64(true).build().generate("a cup").content().url()).isNull();
    assertThat(model.generate("a cup").content().url()).isNotNull();
  }

  @Test
  void anImageInADataUriBecomesBase64() {
    FluxImageModel model =
        FluxImageModel.builder()
            .client(flux)
            .textToImage((prompt, n) -> DevTextToImage.builder(prompt).syncMode(true).build())
            .build();
    assertThat(model.generate("a cup").content().base64Data()).isNotBlank();
  }

  @Test
  void editsAnImageByItsUrlAndByItsData() {
    Image generated = settings(flux).base64(true).build().generate("a cup").content();
    assertThat(model().edit(generated, "a mug").content().revisedPrompt()).isEqualTo("a mug");
    assertThat(lastSubmit()).contains("\"image_url\":\"data:image/");

    Image stored = Image.builder().url("https://images.example/cup.png").build();
    assertThat(model().edit(stored, "a mug").content().url()).isNotNull();
    assertThat(lastSubmit()).contains("https://images.example/cup.png");
  }

  private static String lastSubmit() {
    var submits = GATEWAY.requests().stream().filter(r -> r.step() == GatewayStep.SUBMIT).toList();
    return submits.get(submits.size() - 1).body();
  }

  @Test
  void anUntypedRequestMayChooseAModelThatTheContractDoesNotHave() {
    GATEWAY.failNext(GatewayStep.UNKNOWN, 200, TICKET);
    GATEWAY.failNext(GatewayStep.STATUS, 200, "{\"status\":\"COMPLETED\"}");
    GATEWAY.failNext(GatewayStep.RESULT, 200, "{\"text\":\"no images\"}");
    FluxImageModel model =
        FluxImageModel.builder()
            .client(flux)
            .textToImage((prompt, n) -> UntypedRequest.of("a/b/c", Map.of("prompt", prompt)))
            .build();
    assertThatExceptionOfType(NonRetriableException.class)
        .isThrownBy(() -> model.generate("a cup"))
        .withMessageContaining("only an untyped request");
  }

  @Test
  void refusesAMaskAndSaysWhatToDo() {
    Image image = Image.builder().url("https://images.example/cup.png").build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model().edit(image, image, "a mug"))
        .withMessageContaining("edit(image, prompt)");
    assertThat(GATEWAY.requests()).isEmpty();
  }

  @Test
  void refusesWhatItWasNotBuiltFor() {
    FluxImageModel bare = FluxImageModel.builder().client(flux).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare.generate("a cup"))
        .withMessageContaining("textToImage(");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bare.edit(Image.builder().build(), "a cup"))
        .withMessageContaining("imageToImage(");
  }

  @Test
  void aClientIsRequired() {
    assertThatNullPointerException()
        .isThrownBy(() -> FluxImageModel.builder().build())
        .withMessageContaining("client(FluxClient)");
  }

  @Test
  void aValueOutOfRangeIsAnInvalidRequestThatIsNotSent() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> model().generate("a cup", 99))
        .withMessageContaining("num_images");
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> model().edit(Image.builder().build(), "a cup"))
        .withMessageContaining("neither url nor base64Data");
    assertThat(GATEWAY.requests()).isEmpty();
  }

  @Test
  void aRefusedRequestIsAnInvalidOne() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 422, "{\"detail\":\"the prompt is too long\"}");
    assertFails(InvalidRequestException.class, Taken.NO);
  }

  @Test
  void aModelThatTheGatewayDoesNotOfferIsNotFound() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 404, "{\"detail\":\"Application not found\"}");
    assertFails(ModelNotFoundException.class, Taken.NO);
  }

  @Test
  void aRefusedKeyIsAnAuthenticationFailure() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 401, "{\"detail\":\"no such key\"}");
    assertFails(AuthenticationException.class, Taken.NO);
  }

  @Test
  void tooManyRequestsMayBeRepeated() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 429, "{\"detail\":\"slow down\"}");
    assertFails(RateLimitException.class, Taken.NO);
  }

  @Test
  void withoutCreditNothingIsRepeated() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 402, "{\"detail\":\"no credit\"}");
    assertThat(assertFails(NonRetriableException.class, Taken.NO))
        .isExactlyInstanceOf(NonRetriableException.class);
  }

  @Test
  void withoutAConnectionItMayBeRepeated() {
    FluxGateway gone = FluxGateway.create().start();
    String url = gone.url();
    gone.close();
    try (FluxClient client = client(url, gone.key())) {
      assertThatExceptionOfType(RetriableException.class)
          .isThrownBy(() -> settings(client).build().generate("a cup"));
    }
  }

  @Test
  void aServerErrorOfASubmitMustNotBeRepeated() {
    GATEWAY.failNext(GatewayStep.SUBMIT, 500, "{\"detail\":\"oops\"}");
    assertFails(NonRetriableException.class, Taken.UNKNOWN);
  }

  @Test
  void aJobThatFailsForItsContentIsFiltered() {
    GATEWAY.failNextJob(422, "the prompt was refused", "content_policy_violation");
    assertFails(ContentFilteredException.class, Taken.YES);
  }

  @Test
  void aJobThatFailsForItsRequestIsInvalid() {
    GATEWAY.failNext(
        GatewayStep.RESULT,
        422,
        "{\"detail\":[{\"loc\":[\"body\",\"image_url\"],\"msg\":\"unreadable\",\"type\":\"image_load_error\"}]}");
    assertThat(assertFails(InvalidRequestException.class, Taken.YES))
        .isExactlyInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aJobThatFailsAtTheGatewayMustNotBeRepeated() {
    GATEWAY.failNextJob(500, "the runner is gone", "internal_error");
    assertFails(NonRetriableException.class, Taken.YES);
  }

  @Test
  void aDownloadThatFailsMustNotBeRepeatedWithTheSubmit() {
    GATEWAY.failNext(GatewayStep.FILE, 404, "{}");
    assertThatExceptionOfType(NonRetriableException.class)
        .isThrownBy(() -> settings(flux).base64(true).build().generate("a cup"));
  }

  private LangChain4jException assertFails(
      Class<? extends LangChain4jException> type, Taken taken) {
    LangChain4jException[] thrown = new LangChain4jException[1];
    assertThatExceptionOfType(type)
        .isThrownBy(() -> model().generate("a cup"))
        .satisfies(
            e -> {
              thrown[0] = e;
              assertThat(e.getCause())
                  .isInstanceOfSatisfying(
                      FluxException.class,
                      cause -> {
                        assertThat(cause.taken()).isEqualTo(taken);
                        assertThat(e.getMessage()).isEqualTo(cause.getMessage());
                      });
            });
    return thrown[0];
  }
}
