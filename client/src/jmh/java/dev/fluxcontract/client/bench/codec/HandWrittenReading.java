package dev.fluxcontract.client.bench.codec;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the plain answers field by field; what is not known is skipped. */
public final class HandWrittenReading {
  private static final JsonReader.Options STATUS =
      JsonReader.Options.of(
          "status",
          "request_id",
          "response_url",
          "status_url",
          "cancel_url",
          "logs",
          "metrics",
          "queue_position",
          "error",
          "error_type");
  private static final JsonReader.Options LOG =
      JsonReader.Options.of("message", "timestamp", "level", "source");
  private static final JsonReader.Options METRICS = JsonReader.Options.of("inference_time");
  private static final JsonReader.Options RESULT =
      JsonReader.Options.of(
          "images", "timings", "seed", "has_nsfw_concepts", "prompt", "request");
  private static final JsonReader.Options IMAGE =
      JsonReader.Options.of(
          "url", "width", "height", "content_type", "file_name", "file_size");

  private HandWrittenReading() {}

  public static Plain.Ticket ticket(JsonReader json) throws IOException {
    return into(new Plain.Ticket(), json);
  }

  public static Plain.Status status(JsonReader json) throws IOException {
    return into(new Plain.Status(), json);
  }

  private static <T extends Plain.Ticket> T into(T status, JsonReader json) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(STATUS)) {
        case 0 -> status.status = string(json);
        case 1 -> status.requestId = string(json);
        case 2 -> status.responseUrl = string(json);
        case 3 -> status.statusUrl = string(json);
        case 4 -> status.cancelUrl = string(json);
        case 5 -> status.logs = isNull(json) ? null : logs(json);
        case 6 -> status.metrics = isNull(json) ? null : metrics(json);
        case 7 -> status.queuePosition = integer(json);
        case 8 -> failure(status, json, false);
        case 9 -> failure(status, json, true);
        default -> skip(json);
      }
    }
    json.endObject();
    return status;
  }

  private static void failure(Plain.Ticket ticket, JsonReader json, boolean type)
      throws IOException {
    String text = string(json);
    if (ticket instanceof Plain.Status status) {
      if (type) {
        status.errorType = text;
      } else {
        status.error = text;
      }
    }
  }

  public static Plain.Result result(JsonReader json) throws IOException {
    Plain.Result result = new Plain.Result();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(RESULT)) {
        case 0 -> result.images = images(json);
        case 1 -> result.timings = isNull(json) ? null : timings(json);
        case 2 -> result.seed = isNull(json) ? null : new BigInteger(json.nextString());
        case 3 -> result.hasNsfwConcepts = isNull(json) ? null : flags(json);
        case 4 -> result.prompt = string(json);
        case 5 -> result.request = isNull(json) ? null : tree(json);
        default -> skip(json);
      }
    }
    json.endObject();
    return result;
  }

  private static List<Plain.Image> images(JsonReader json) throws IOException {
    List<Plain.Image> images = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      images.add(image(json));
    }
    json.endArray();
    return images;
  }

  private static Plain.Image image(JsonReader json) throws IOException {
    Plain.Image image = new Plain.Image();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(IMAGE)) {
        case 0 -> image.url = json.nextString();
        case 1 -> image.width = integer(json);
        case 2 -> image.height = integer(json);
        case 3 -> image.contentType = string(json);
        case 4 -> image.fileName = string(json);
        case 5 -> image.fileSize = isNull(json) ? null : Long.valueOf(json.nextLong());
        default -> skip(json);
      }
    }
    json.endObject();
    return image;
  }

  private static List<Plain.Log> logs(JsonReader json) throws IOException {
    List<Plain.Log> logs = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      Plain.Log log = new Plain.Log();
      json.beginObject();
      while (json.hasNext()) {
        switch (json.selectName(LOG)) {
          case 0 -> log.message = json.nextString();
          case 1 -> log.timestamp = string(json);
          case 2 -> log.level = string(json);
          case 3 -> log.source = string(json);
          default -> skip(json);
        }
      }
      json.endObject();
      logs.add(log);
    }
    json.endArray();
    return logs;
  }

  private static Plain.Metrics metrics(JsonReader json) throws IOException {
    Plain.Metrics metrics = new Plain.Metrics();
    json.beginObject();
    while (json.hasNext()) {
      if (json.selectName(METRICS) == 0) {
        metrics.inferenceTime = isNull(json) ? null : Double.valueOf(json.nextDouble());
      } else {
        skip(json);
      }
    }
    json.endObject();
    return metrics;
  }

  private static Map<String, Double> timings(JsonReader json) throws IOException {
    Map<String, Double> timings = new HashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      timings.put(json.nextName(), json.nextDouble());
    }
    json.endObject();
    return timings;
  }

  private static List<Boolean> flags(JsonReader json) throws IOException {
    List<Boolean> flags = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      flags.add(json.nextBoolean());
    }
    json.endArray();
    return flags;
  }

  @SuppressWarnings("unchecked") // An object always reads as a map with names for keys.
  private static @Nullable Map<String, Object> tree(JsonReader json) throws IOException {
    return (Map<String, Object>) json.readJsonValue();
  }

  private static @Nullable String string(JsonReader json) throws IOException {
    return isNull(json) ? null : json.nextString();
  }

  private static @Nullable Integer integer(JsonReader json) throws IOException {
    return isNull(json) ? null : Integer.valueOf(json.nextInt());
  }

  /** Reads the null where there is one. */
  private static boolean isNull(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.NULL) {
      return false;
    }
    json.nextNull();
    return true;
  }

  private static void skip(JsonReader json) throws IOException {
    json.skipName();
    json.skipValue();
  }
}
