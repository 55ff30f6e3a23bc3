package dev.fluxcontract.client.bench.codec;

import com.squareup.moshi.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contract's models as a user would type them for a library that reads fields by reflection. */
public final class Plain {
  private Plain() {}

  public static class Ticket {
    public @Nullable String status;

    @Json(name = "request_id")
    public @Nullable String requestId;

    @Json(name = "response_url")
    public @Nullable String responseUrl;

    @Json(name = "status_url")
    public @Nullable String statusUrl;

    @Json(name = "cancel_url")
    public @Nullable String cancelUrl;

    public @Nullable List<Log> logs;
    public @Nullable Metrics metrics;

    @Json(name = "queue_position")
    public @Nullable Integer queuePosition;
  }

  public static class Status extends Ticket {
    public @Nullable String error;

    @Json(name = "error_type")
    public @Nullable String errorType;
  }

  public static class Log {
    public @Nullable String message;
    public @Nullable String timestamp;
    public @Nullable String level;
    public @Nullable String source;
  }

  public static class Metrics {
    @Json(name = "inference_time")
    public @Nullable Double inferenceTime;
  }

  public static class Result {
    public @Nullable List<Image> images;
    public @Nullable Map<String, Double> timings;
    public @Nullable BigInteger seed;

    @Json(name = "has_nsfw_concepts")
    public @Nullable List<Boolean> hasNsfwConcepts;

    public @Nullable String prompt;
    public @Nullable Map<String, Object> request;
  }

  public static class Image {
    public @Nullable String url;
    public @Nullable Integer width;
    public @Nullable Integer height;

    @Json(name = "content_type")
    public @Nullable String contentType;

    @Json(name = "file_name")
    public @Nullable String fileName;

    @Json(name = "file_size")
    public @Nullable Long fileSize;
  }

  public static class Size {
    public @Nullable Integer width;
    public @Nullable Integer height;
  }

  /** What all four requests have. */
  public static class Order {
    public @Nullable String prompt;

    @Json(name = "guidance_scale")
    public @Nullable Double guidanceScale;

    public @Nullable BigInteger seed;

    @Json(name = "sync_mode")
    public @Nullable Boolean syncMode;

    @Json(name = "num_images")
    public @Nullable Integer numImages;

    @Json(name = "output_format")
    public @Nullable String outputFormat;
  }

  public static class Dev extends Order {
    @Json(name = "num_inference_steps")
    public @Nullable Integer numInferenceSteps;

    @Json(name = "enable_safety_checker")
    public @Nullable Boolean enableSafetyChecker;

    public @Nullable String acceleration;
  }

  public static class DevTextToImage extends Dev {
    @Json(name = "image_size")
    public @Nullable Size imageSize;
  }

  public static class DevImageToImage extends Dev {
    @Json(name = "image_url")
    public @Nullable String imageUrl;

    public @Nullable Double strength;
  }

  public static class KontextTextToImage extends Order {
    @Json(name = "safety_tolerance")
    public @Nullable String safetyTolerance;

    @Json(name = "aspect_ratio")
    public @Nullable String aspectRatio;

    @Json(name = "enhance_prompt")
    public @Nullable Boolean enhancePrompt;
  }

  public static class KontextEdit extends KontextTextToImage {
    @Json(name = "image_url")
    public @Nullable String imageUrl;
  }
}
