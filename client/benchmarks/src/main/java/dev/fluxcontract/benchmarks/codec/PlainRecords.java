package dev.fluxcontract.benchmarks.codec;

import com.squareup.moshi.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contract's models as a user would write them by hand: records, as immutable as the generated
 * ones.
 */
public final class PlainRecords {
  private PlainRecords() {}

  /** The response to a submit. */
  public record Ticket(
      @Nullable String status,
      @Json(name = "request_id") @Nullable String requestId,
      @Json(name = "response_url") @Nullable String responseUrl,
      @Json(name = "status_url") @Nullable String statusUrl,
      @Json(name = "cancel_url") @Nullable String cancelUrl,
      @Nullable List<Log> logs,
      @Nullable Metrics metrics,
      @Json(name = "queue_position") @Nullable Integer queuePosition) {}

  /** The status of a job. */
  public record Status(
      @Nullable String status,
      @Json(name = "request_id") @Nullable String requestId,
      @Json(name = "response_url") @Nullable String responseUrl,
      @Json(name = "status_url") @Nullable String statusUrl,
      @Json(name = "cancel_url") @Nullable String cancelUrl,
      @Nullable List<Log> logs,
      @Nullable Metrics metrics,
      @Json(name = "queue_position") @Nullable Integer queuePosition,
      @Nullable String error,
      @Json(name = "error_type") @Nullable String errorType) {}

  /** A log line. */
  public record Log(
      @Nullable String message,
      @Nullable String timestamp,
      @Nullable String level,
      @Nullable String source) {}

  /** Measurements. */
  public record Metrics(@Json(name = "inference_time") @Nullable Double inferenceTime) {}

  /** The result of a job. */
  public record Result(
      @Nullable List<Image> images,
      @Nullable Map<String, Double> timings,
      @Nullable BigInteger seed,
      @Json(name = "has_nsfw_concepts") @Nullable List<Boolean> hasNsfwConcepts,
      @Nullable String prompt,
      @Nullable Map<String, Object> request) {}

  /** One image. */
  public record Image(
      @Nullable String url,
      @Nullable Integer width,
      @Nullable Integer height,
      @Json(name = "content_type") @Nullable String contentType,
      @Json(name = "file_name") @Nullable String fileName,
      @Json(name = "file_size") @Nullable Long fileSize) {}

  /** Width and height. */
  public record Size(@Nullable Integer width, @Nullable Integer height) {}

  /** A request to FLUX.1 [dev], from text. */
  public record DevTextToImage(
      @Nullable String prompt,
      @Json(name = "image_size") @Nullable Size imageSize,
      @Json(name = "num_inference_steps") @Nullable Integer numInferenceSteps,
      @Json(name = "guidance_scale") @Nullable Double guidanceScale,
      @Json(name = "num_images") @Nullable Integer numImages,
      @Nullable BigInteger seed,
      @Json(name = "sync_mode") @Nullable Boolean syncMode,
      @Json(name = "enable_safety_checker") @Nullable Boolean enableSafetyChecker,
      @Json(name = "output_format") @Nullable String outputFormat,
      @Nullable String acceleration) {}
}
