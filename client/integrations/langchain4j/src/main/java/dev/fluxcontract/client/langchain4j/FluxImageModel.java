package dev.fluxcontract.client.langchain4j;

import static dev.langchain4j.model.output.FinishReason.CONTENT_FILTER;
import static dev.langchain4j.model.output.FinishReason.STOP;
import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.ImageInput;
import dev.fluxcontract.client.Images;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.ApiModel;
import dev.fluxcontract.client.model.ImageResult;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.image.BatchImageModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ImageModel} that submits each request once.
 *
 * <pre>{@code
 * ImageModel model = FluxImageModel.builder()
 *     .client(flux)
 *     .textToImage((prompt, n) -> DevTextToImage.builder(prompt).numImages(n).build())
 *     .imageToImage((prompt, imageUrl) -> DevImageToImage.builder(prompt, imageUrl).build())
 *     .build();
 * }</pre>
 *
 * <p>Each call waits for the job, at most as long as the client's deadline. {@link
 * Response#metadata()} has {@code seed}, {@code requestId}, {@code model}, {@code flagged} (a
 * Boolean for each image: whether the safety checker flagged it), and {@code result}, the {@link
 * ImageResult} itself. What the gateway leaves out is missing there too. {@link
 * Response#finishReason()} is {@code CONTENT_FILTER} if an image is flagged, else {@code STOP}.
 *
 * <p>LangChain4j repeats a call unless it ends with a {@link
 * dev.langchain4j.exception.NonRetriableException}. So that nobody pays twice, each exception is
 * one of those, except where the gateway certainly has no job. The cause is the {@link
 * dev.fluxcontract.client.FluxException}, or what code of the application's threw.
 *
 * <table>
 * <caption>What is thrown</caption>
 * <tr><th>What went wrong</th><th>{@code taken()}</th><th>Exception</th><th>Repeated</th></tr>
 * <tr><td>the request function or a range refuses a value</td><td>NO</td>
 *     <td>InvalidRequestException</td><td>no</td></tr>
 * <tr><td>the gateway refuses the request</td><td>NO</td><td>InvalidRequestException</td><td>no</td></tr>
 * <tr><td>the gateway does not offer the model (404)</td><td>NO</td>
 *     <td>ModelNotFoundException</td><td>no</td></tr>
 * <tr><td>the key is refused</td><td>NO</td><td>AuthenticationException</td><td>no</td></tr>
 * <tr><td>too many requests (429)</td><td>NO</td><td>RateLimitException</td><td>yes</td></tr>
 * <tr><td>no credit left</td><td>NO</td><td>NonRetriableException</td><td>no</td></tr>
 * <tr><td>no connection</td><td>NO</td><td>RetriableException</td><td>yes</td></tr>
 * <tr><td>the deadline passes before the request is sent</td><td>NO</td>
 *     <td>TimeoutException</td><td>yes</td></tr>
 * <tr><td>no usable response to a submit: a time-out, a broken connection, a 5xx</td>
 *     <td>UNKNOWN</td><td>NonRetriableException</td><td>no</td></tr>
 * <tr><td>the job fails for its content</td><td>YES</td><td>ContentFilteredException</td><td>no</td></tr>
 * <tr><td>the job fails for its request</td><td>YES</td><td>InvalidRequestException</td><td>no</td></tr>
 * <tr><td>anything else after the submit</td><td>YES</td><td>NonRetriableException</td><td>no</td></tr>
 * <tr><td>code of the application's throws, such as its PollSchedule</td><td></td>
 *     <td>NonRetriableException</td><td>no</td></tr>
 * </table>
 */
public final class FluxImageModel implements ImageModel {
  final FluxClient client;
  private final boolean base64;
  private final @Nullable BiFunction<String, Integer, ? extends ApiModel> textToImage;
  private final @Nullable BiFunction<String, String, ? extends ApiModel> imageToImage;

  private FluxImageModel(Builder settings) {
    client = requireNonNull(settings.client, "client(FluxClient) is required");
    base64 = settings.base64;
    textToImage = settings.textToImage;
    imageToImage = settings.imageToImage;
  }

  /** Starts with no settings. A client and one of the request functions are required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public Response<Image> generate(String prompt) {
    return run(textRequest(prompt, 1), job -> first(job, job.await()));
  }

  @Override
  public Response<List<Image>> generate(String prompt, int n) {
    return run(textRequest(prompt, n), job -> all(job, job.await()));
  }

  /** Edits an image that has a URL or Base64 data. */
  @Override
  public Response<Image> edit(Image image, String prompt) {
    ApiModel request = request("imageToImage", imageToImage, it -> it.apply(prompt, input(image)));
    return run(request, job -> first(job, job.await()));
  }

  /**
   * Is not supported: no FLUX model of the contract takes a mask.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public Response<Image> edit(Image image, Image mask, String prompt) {
    throw new IllegalArgumentException("No model takes a mask; call edit(image, prompt) instead");
  }

  /**
   * The same model for batches: each prompt becomes one job, of which the store keeps the id. A
   * gateway has no batches of its own, so the price is that of single requests.
   */
  public BatchImageModel batch(BatchStore store) {
    return new FluxBatchImageModel(this, store);
  }

  ApiModel textRequest(String prompt, int n) {
    return request("textToImage", textToImage, it -> it.apply(prompt, n));
  }

  /** Makes a request, which sends nothing. */
  private static <F> ApiModel request(String name, @Nullable F maker, Function<F, ApiModel> call) {
    if (maker == null) {
      throw new IllegalArgumentException("Set " + name + "(…) in the builder for such requests");
    }
    try {
      return call.apply(maker);
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new InvalidRequestException(e);
    }
  }

  private <T> T run(ApiModel request, Function<Job, T> end) {
    return ExceptionTranslator.call("", () -> end.apply(client.submit(request)));
  }

  private static String input(Image image) {
    String none = "The image has neither url nor base64Data";
    return image.url() != null
        ? image.url().toString()
        : ImageInput.of(Base64.getDecoder().decode(requireNonNull(image.base64Data(), none)));
  }

  Response<Image> first(Job job, ImageResult result) {
    if (result.images().isEmpty()) {
      throw new NonRetriableException(job + " has no images, which only an untyped request allows");
    }
    return response(image(result.images().get(0), result), job, result);
  }

  private Response<List<Image>> all(Job job, ImageResult result) {
    return response(result.images().stream().map(it -> image(it, result)).toList(), job, result);
  }

  private Image image(dev.fluxcontract.client.model.Image image, ImageResult result) {
    Image.Builder builder = Image.builder().revisedPrompt(result.prompt());
    HttpUrl url = base64 ? null : HttpUrl.parse(image.url());
    if (url != null) {
      return builder.url(url.uri()).mimeType(image.contentType()).build();
    }
    // A data URI, or the image is to be downloaded.
    Buffer bytes = new Buffer();
    Download file = client.download(image, bytes.outputStream());
    return builder.base64Data(bytes.readByteString().base64()).mimeType(file.contentType()).build();
  }

  private static <T> Response<T> response(T content, Job job, ImageResult result) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("model", job.model());
    // A value that is null is not put.
    metadata.computeIfAbsent("requestId", key -> job.requestId());
    metadata.computeIfAbsent("seed", key -> result.seed());
    metadata.computeIfAbsent("flagged", key -> Images.flags(result));
    metadata.put("result", result);
    FinishReason reason = Images.flagged(result).isEmpty() ? STOP : CONTENT_FILTER;
    return new Response<>(content, null, reason, metadata);
  }

  /** The settings of a model. */
  public static final class Builder {
    private @Nullable FluxClient client;
    private @Nullable BiFunction<String, Integer, ? extends ApiModel> textToImage;
    private @Nullable BiFunction<String, String, ? extends ApiModel> imageToImage;
    private boolean base64;

    private Builder() {}

    /** The client, which the caller closes. Required. */
    public Builder client(FluxClient client) {
      this.client = client;
      return this;
    }

    /** Makes the request for a prompt and a number of images: this chooses the FLUX model. */
    public Builder textToImage(BiFunction<String, Integer, ? extends ApiModel> request) {
      this.textToImage = request;
      return this;
    }

    /** Makes the request for a prompt and the URL or data URI of an image to edit. */
    public Builder imageToImage(BiFunction<String, String, ? extends ApiModel> request) {
      this.imageToImage = request;
      return this;
    }

    /** Whether to download the images, since a gateway's URLs expire. By default it is not done. */
    public Builder base64(boolean download) {
      this.base64 = download;
      return this;
    }

    /** Makes the model. */
    public FluxImageModel build() {
      return new FluxImageModel(this);
    }
  }
}
