package dev.fluxcontract.client.langchain4j;

import dev.fluxcontract.client.Download;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.client.Images;
import dev.fluxcontract.client.Job;
import dev.fluxcontract.client.model.ImageResult;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.Response;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Turns what the client gives into what LangChain4j expects. */
record ImageMapper(FluxClient client, boolean base64) {
  Response<Image> first(Job job, ImageResult result) {
    if (result.images().isEmpty()) {
      throw new NonRetriableException(job + " has no images, which only an untyped request allows");
    }
    return response(image(result, 0), job, result);
  }

  Response<List<Image>> all(Job job, ImageResult result) {
    return response(places(result).mapToObj(i -> image(result, i)).toList(), job, result);
  }

  private Image image(ImageResult result, int index) {
    var image = result.images().get(index);
    Image.Builder builder = Image.builder().revisedPrompt(result.prompt());
    HttpUrl url = base64 ? null : HttpUrl.parse(image.url());
    if (url != null) {
      return builder.url(url.uri()).mimeType(image.contentType()).build();
    }
    // A data URI, or the image is to be downloaded.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Download download = client.download(image, bytes);
    String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return builder.base64Data(data).mimeType(download.contentType()).build();
  }

  private static <T> Response<T> response(T content, Job job, ImageResult result) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("model", job.model());
    metadata.put("requestId", job.requestId());
    metadata.put("seed", result.seed());
    List<Boolean> flags = places(result).mapToObj(i -> Images.isFlagged(result, i)).toList();
    metadata.put("flagged", result.hasNsfwConcepts() == null ? null : flags);
    metadata.put("result", result);
    metadata.values().removeIf(Objects::isNull);
    FinishReason reason = flags.contains(true) ? FinishReason.CONTENT_FILTER : FinishReason.STOP;
    return new Response<>(content, null, reason, metadata);
  }

  private static IntStream places(ImageResult result) {
    return IntStream.range(0, result.images().size());
  }
}
