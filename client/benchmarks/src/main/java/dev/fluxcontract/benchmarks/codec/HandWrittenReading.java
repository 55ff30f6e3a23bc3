package dev.fluxcontract.benchmarks.codec;

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
      JsonReader.Options.of("images", "timings", "seed", "has_nsfw_concepts", "prompt", "request");
  private static final JsonReader.Options IMAGE =
      JsonReader.Options.of("url", "width", "height", "content_type", "file_name", "file_size");

  private HandWrittenReading() {}

  public static PlainRecords.Ticket ticket(JsonReader json) throws IOException {
    PlainRecords.Status ticket = status(json);
    return new PlainRecords.Ticket(
        ticket.status(),
        ticket.requestId(),
        ticket.responseUrl(),
        ticket.statusUrl(),
        ticket.cancelUrl(),
        ticket.logs(),
        ticket.metrics(),
        ticket.queuePosition());
  }

  public static PlainRecords.Status status(JsonReader json) throws IOException {
    String status = null;
    String requestId = null;
    String responseUrl = null;
    String statusUrl = null;
    String cancelUrl = null;
    List<PlainRecords.Log> logs = null;
    PlainRecords.Metrics metrics = null;
    Integer queuePosition = null;
    String error = null;
    String errorType = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(STATUS)) {
        case 0 -> status = string(json);
        case 1 -> requestId = string(json);
        case 2 -> responseUrl = string(json);
        case 3 -> statusUrl = string(json);
        case 4 -> cancelUrl = string(json);
        case 5 -> logs = isNull(json) ? null : logs(json);
        case 6 -> metrics = isNull(json) ? null : metrics(json);
        case 7 -> queuePosition = integer(json);
        case 8 -> error = string(json);
        case 9 -> errorType = string(json);
        default -> skip(json);
      }
    }
    json.endObject();
    return new PlainRecords.Status(
        status,
        requestId,
        responseUrl,
        statusUrl,
        cancelUrl,
        logs,
        metrics,
        queuePosition,
        error,
        errorType);
  }

  public static PlainRecords.Result result(JsonReader json) throws IOException {
    List<PlainRecords.Image> images = null;
    Map<String, Double> timings = null;
    BigInteger seed = null;
    List<Boolean> hasNsfwConcepts = null;
    String prompt = null;
    Map<String, Object> request = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(RESULT)) {
        case 0 -> images = images(json);
        case 1 -> timings = isNull(json) ? null : timings(json);
        case 2 -> seed = isNull(json) ? null : new BigInteger(json.nextString());
        case 3 -> hasNsfwConcepts = isNull(json) ? null : flags(json);
        case 4 -> prompt = string(json);
        case 5 -> request = isNull(json) ? null : tree(json);
        default -> skip(json);
      }
    }
    json.endObject();
    return new PlainRecords.Result(images, timings, seed, hasNsfwConcepts, prompt, request);
  }

  private static List<PlainRecords.Image> images(JsonReader json) throws IOException {
    List<PlainRecords.Image> images = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      images.add(image(json));
    }
    json.endArray();
    return images;
  }

  private static PlainRecords.Image image(JsonReader json) throws IOException {
    String url = null;
    Integer width = null;
    Integer height = null;
    String contentType = null;
    String fileName = null;
    Long fileSize = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(IMAGE)) {
        case 0 -> url = json.nextString();
        case 1 -> width = integer(json);
        case 2 -> height = integer(json);
        case 3 -> contentType = string(json);
        case 4 -> fileName = string(json);
        case 5 -> fileSize = isNull(json) ? null : Long.valueOf(json.nextLong());
        default -> skip(json);
      }
    }
    json.endObject();
    return new PlainRecords.Image(url, width, height, contentType, fileName, fileSize);
  }

  private static List<PlainRecords.Log> logs(JsonReader json) throws IOException {
    List<PlainRecords.Log> logs = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      logs.add(log(json));
    }
    json.endArray();
    return logs;
  }

  private static PlainRecords.Log log(JsonReader json) throws IOException {
    String message = null;
    String timestamp = null;
    String level = null;
    String source = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.selectName(LOG)) {
        case 0 -> message = json.nextString();
        case 1 -> timestamp = string(json);
        case 2 -> level = string(json);
        case 3 -> source = string(json);
        default -> skip(json);
      }
    }
    json.endObject();
    return new PlainRecords.Log(message, timestamp, level, source);
  }

  private static PlainRecords.Metrics metrics(JsonReader json) throws IOException {
    Double inferenceTime = null;
    json.beginObject();
    while (json.hasNext()) {
      if (json.selectName(METRICS) == 0) {
        inferenceTime = isNull(json) ? null : Double.valueOf(json.nextDouble());
      } else {
        skip(json);
      }
    }
    json.endObject();
    return new PlainRecords.Metrics(inferenceTime);
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
