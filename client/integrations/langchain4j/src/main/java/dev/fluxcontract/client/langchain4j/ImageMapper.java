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
import java.util.stream.IntStream;
import okhttp3.HttpUrl;

/** Turns what the client gives into what LangChain4j expects. */
record ImageMapper(FluxClient client, boolean base64) {
  Response<Image> first(Job job, ImageResult result) {
    if (result.images().isEmpty()) {
      throw new NonRetriableException(job + " has no images, which only an untyped request allows");
    }
    Image image = image(result, 0);
    return new Response<>(image, null, reason(result), metadata(job, result));
  }

  Response<List<Image>> all(Job job, ImageResult result) {
    int count = result.images().size();
    List<Image> images = IntStream.range(0, count).mapToObj(i -> image(result, i)).toList();
    return new Response<>(images, null, reason(result), metadata(job, result));
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
    return builder
        .base64Data(Base64.getEncoder().encodeToString(bytes.toByteArray()))
        .mimeType(download.contentType())
        .build();
  }

  private static FinishReason reason(ImageResult result) {
    return Images.flagged(result).isEmpty() ? FinishReason.STOP : FinishReason.CONTENT_FILTER;
  }

  private static Map<String, Object> metadata(Job job, ImageResult result) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("model", job.model());
    if (job.requestId() != null) {
      metadata.put("requestId", job.requestId());
    }
    if (result.seed() != null) {
      metadata.put("seed", result.seed());
    }
    if (result.hasNsfwConcepts() != null) {
      metadata.put(
          "flagged",
          IntStream.range(0, result.images().size())
              .mapToObj(i -> Images.isFlagged(result, i))
              .toList());
    }
    metadata.put("result", result);
    return metadata;
  }
}
