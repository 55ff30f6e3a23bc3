package dev.fluxcontract.client.springai;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Images;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ImageResult;
import io.micrometer.observation.ObservationRegistry;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.ai.image.Image;
import org.springframework.ai.image.ImageGeneration;
import org.springframework.ai.image.ImageMessage;
import org.springframework.ai.image.ImageModel;
import org.springframework.ai.image.ImageOptions;
import org.springframework.ai.image.ImagePrompt;
import org.springframework.ai.image.ImageResponse;
import org.springframework.ai.image.ImageResponseMetadata;
import org.springframework.ai.image.observation.DefaultImageModelObservationConvention;
import org.springframework.ai.image.observation.ImageModelObservationContext;
import org.springframework.ai.image.observation.ImageModelObservationConvention;
import org.springframework.ai.image.observation.ImageModelObservationDocumentation;
import org.springframework.util.Assert;

/**
 * An {@link ImageModel} that submits each request once, and waits for the job at most as long as
 * the client's deadline.
 *
 * <p>The portable options {@code n}, {@code width} and {@code height} go to a {@link
 * FluxRequestFactory}, which makes the request. {@code responseFormat} is {@code url} or {@code
 * b64_json}; an image that the gateway gives as a data URI is always Base64. {@link
 * FluxImageOptions} carry a factory for one prompt.
 *
 * <p>The metadata of the response have {@code model}, {@code requestId}, {@code seed} and {@code
 * result}, the {@link ImageResult} itself, as far as they are known. Those of each image are {@link
 * FluxImageMetadata}.
 *
 * <p>What goes wrong is a {@link dev.fluxcontract.client.FluxException}, whose {@code taken()} says
 * whether the gateway has the job. Spring AI repeats a call for its {@code TransientAiException}
 * alone, so it does not repeat these. What cannot be sent is an {@link IllegalArgumentException}.
 */
public final class FluxSpringImageModel implements ImageModel {
  private static final String BASE64 = "b64_json";
  private static final ImageModelObservationConvention DEFAULT_CONVENTION =
      new DefaultImageModelObservationConvention();

  private final FluxClient client;
  private final FluxRequestFactory requests;
  private final ObservationRegistry registry;
  private ImageModelObservationConvention convention = DEFAULT_CONVENTION;

  /** Makes a model of a client, which the caller closes. */
  public FluxSpringImageModel(
      FluxClient client, FluxRequestFactory requests, ObservationRegistry registry) {
    this.client = client;
    this.requests = requests;
    this.registry = registry;
  }

  /** Says how calls are observed; by default as Spring AI observes its own models. */
  public void setObservationConvention(ImageModelObservationConvention convention) {
    this.convention = requireNonNull(convention, "convention");
  }

  @Override
  public ImageResponse call(ImagePrompt prompt) {
    ImageOptions options = prompt.getOptions();
    options = options == null ? FluxImageOptions.builder().build() : options;
    ApiModel request = request(text(prompt), options);
    boolean base64 = BASE64.equals(options.getResponseFormat());
    ImagePrompt observed = new ImagePrompt(prompt.getInstructions(), observed(options, request));
    ImageModelObservationContext context =
        ImageModelObservationContext.builder().imagePrompt(observed).provider("flux").build();
    return requireNonNull(
        ImageModelObservationDocumentation.IMAGE_MODEL_OPERATION
            .observation(convention, DEFAULT_CONVENTION, () -> context, registry)
            .observe(() -> response(request, base64, context)));
  }

  private static String text(ImagePrompt prompt) {
    List<ImageMessage> messages = prompt.getInstructions();
    Assert.isTrue(
        messages.size() == 1 && messages.get(0).getMedia().isEmpty(),
        "A prompt has one message, and no media: FluxImageOptions.request(…) takes an image");
    return messages.get(0).getText();
  }

  private ApiModel request(String prompt, ImageOptions options) {
    String format = options.getResponseFormat();
    Assert.isTrue(
        format == null || format.equals("url") || format.equals(BASE64),
        () -> "responseFormat " + format + ": url and b64_json are known");
    Assert.isNull(
        options.getStyle(),
        () -> "style " + options.getStyle() + ": FLUX has no styles; say it in the prompt");
    FluxRequestFactory own = options instanceof FluxImageOptions flux ? flux.getRequest() : null;
    ApiModel request = (own == null ? requests : own).request(prompt, options);
    String asked = options.getModel();
    String made = RequestCalls.path(request);
    Assert.isTrue(
        asked == null || asked.equals(made),
        () ->
            ("model " + asked + ": the FluxRequestFactory makes a request for " + made)
                + "; give one that makes this as a bean, or with FluxImageOptions.request(…)");
    return request;
  }

  private static ImageOptions observed(ImageOptions options, ApiModel request) {
    return FluxImageOptions.builder()
        .n(options.getN())
        .width(options.getWidth())
        .height(options.getHeight())
        .responseFormat(options.getResponseFormat())
        .model(RequestCalls.path(request))
        .build();
  }

  private ImageResponse response(
      ApiModel request, boolean base64, ImageModelObservationContext context) {
    Job job = client.submit(request);
    ImageResult result = job.await();
    IntStream places = IntStream.range(0, result.images().size());
    List<ImageGeneration> images = places.mapToObj(i -> generation(result, i, base64)).toList();
    ImageResponseMetadata metadata = new ImageResponseMetadata();
    metadata.put("model", job.model());
    // A value that is null is not put.
    metadata.computeIfAbsent("requestId", key -> job.requestId());
    metadata.computeIfAbsent("seed", key -> result.seed());
    metadata.put("result", result);
    ImageResponse response = new ImageResponse(images, metadata);
    context.setResponse(response);
    return response;
  }

  private ImageGeneration generation(ImageResult result, int index, boolean base64) {
    var image = result.images().get(index);
    Image made =
        base64 || image.url().startsWith("data:")
            ? new Image(null, Base64.getEncoder().encodeToString(client.downloadBytes(image)))
            : new Image(image.url(), null);
    return new ImageGeneration(made, new FluxImageMetadata(image, Images.isFlagged(result, index)));
  }
}
