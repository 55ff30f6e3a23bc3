package dev.fluxcontract.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.JsonPruning;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageDecoder;
import dev.fluxcontract.conformance.wire.LargeBodyPermit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Fetches the image files of a result, without the key. */
record ResultImageFetcher(GatewayHttp caller) {
  /** More images than any request asks for; a gateway that lists thousands is not followed. */
  private static final int MOST = 12;

  /**
   * The files of a job's result, which is pruned before anything is fetched: whatever comes next
   * may be long again, for as many jobs as are under way.
   */
  List<FetchedImage> of(ObservedJob job) {
    Map<Integer, FetchedImage> inline = inline(job);
    job.prune();
    List<FetchedImage> files = new ArrayList<>();
    JsonNode images = job.result().path("images");
    for (int i = 0; i < Math.min(MOST, images.size()); i++) {
      FetchedImage file = inline.containsKey(i) ? inline.get(i) : fetched(images.get(i));
      if (file != null) {
        files.add(file);
      }
    }
    return files;
  }

  /** The files that stand in the result itself; few jobs at a time decode long ones. */
  private static Map<Integer, FetchedImage> inline(ObservedJob job) {
    Map<Integer, FetchedImage> files = new HashMap<>();
    JsonNode images = job.result().path("images");
    try (LargeBodyPermit permit = new LargeBodyPermit()) {
      for (int i = 0; i < Math.min(MOST, images.size()); i++) {
        String url = images.get(i).path("url").asText("");
        if (url.startsWith("data:")) {
          permit.acquireFor(url.length());
          files.put(i, data(images.get(i), url));
        }
      }
    }
    return files;
  }

  /** Null where the gateway accepts no request at the moment: that says nothing of the file. */
  private @Nullable FetchedImage fetched(JsonNode told) {
    String url = told.path("url").asText("");
    HttpUrl address = HttpUrl.parse(url);
    if (address == null) {
      return FetchedImage.absent(
          told, null, "its url is not an absolute http(s) URL, nor a data URI");
    }
    ProbeResponse reply = caller.fetch(address);
    if (reply.hasStatus(429)) {
      return null;
    }
    if (reply.status() != 200) {
      return FetchedImage.absent(told, reply.exchange(), "asking for it gave " + reply.brief());
    }
    return decoded(told, reply.exchange(), reply.body(), reply.mediaType());
  }

  private static FetchedImage data(JsonNode told, String url) {
    int comma = url.indexOf(',');
    String head = comma < 0 ? url : url.substring(5, comma);
    if (comma < 0 || !head.endsWith(";base64")) {
      return FetchedImage.absent(told, null, "its data URI is not in base64");
    }
    String type = head.substring(0, head.indexOf(';')).toLowerCase(Locale.ROOT);
    try {
      return decoded(told, null, Base64.getDecoder().decode(url.substring(comma + 1)), type);
    } catch (IllegalArgumentException e) {
      return FetchedImage.absent(told, null, "its data URI is broken base64: " + e.getMessage());
    }
  }

  private static FetchedImage decoded(
      JsonNode told, @Nullable Exchange exchange, byte[] file, String declared) {
    String format = ImageDecoder.format(file);
    ImageDecoder.Decoded decoded = ImageDecoder.decode(file, format);
    return new FetchedImage(
        JsonPruning.pruned(told),
        exchange,
        null,
        format,
        declared,
        decoded.flaw(),
        decoded.picture(),
        decoded.sum());
  }
}
