package dev.fluxcontract.client.bench.codec;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the plain requests field by field; a null is left out, as the writer does by itself. */
public final class HandWrittenWriting {
  private HandWrittenWriting() {}

  public static void write(JsonWriter json, Plain.DevTextToImage order) throws IOException {
    json.beginObject();
    json.name("prompt").value(order.prompt());
    size(json.name("image_size"), order.imageSize());
    json.name("num_inference_steps").value(order.numInferenceSteps());
    json.name("guidance_scale").value(order.guidanceScale());
    json.name("num_images").value(order.numImages());
    json.name("seed").value(order.seed());
    json.name("sync_mode").value(order.syncMode());
    json.name("enable_safety_checker").value(order.enableSafetyChecker());
    json.name("output_format").value(order.outputFormat());
    json.name("acceleration").value(order.acceleration());
    json.endObject();
  }

  public static void write(JsonWriter json, Plain.DevImageToImage order) throws IOException {
    json.beginObject();
    json.name("prompt").value(order.prompt());
    json.name("image_url").value(order.imageUrl());
    json.name("strength").value(order.strength());
    json.name("num_inference_steps").value(order.numInferenceSteps());
    json.name("guidance_scale").value(order.guidanceScale());
    json.name("seed").value(order.seed());
    json.name("sync_mode").value(order.syncMode());
    json.name("num_images").value(order.numImages());
    json.name("enable_safety_checker").value(order.enableSafetyChecker());
    json.name("output_format").value(order.outputFormat());
    json.name("acceleration").value(order.acceleration());
    json.endObject();
  }

  public static void write(JsonWriter json, Plain.KontextEdit order) throws IOException {
    json.beginObject();
    json.name("prompt").value(order.prompt());
    json.name("image_url").value(order.imageUrl());
    json.name("guidance_scale").value(order.guidanceScale());
    json.name("seed").value(order.seed());
    json.name("sync_mode").value(order.syncMode());
    json.name("num_images").value(order.numImages());
    json.name("safety_tolerance").value(order.safetyTolerance());
    json.name("output_format").value(order.outputFormat());
    json.name("aspect_ratio").value(order.aspectRatio());
    json.name("enhance_prompt").value(order.enhancePrompt());
    json.endObject();
  }

  public static void write(JsonWriter json, Plain.KontextTextToImage order) throws IOException {
    json.beginObject();
    json.name("prompt").value(order.prompt());
    json.name("guidance_scale").value(order.guidanceScale());
    json.name("seed").value(order.seed());
    json.name("sync_mode").value(order.syncMode());
    json.name("num_images").value(order.numImages());
    json.name("safety_tolerance").value(order.safetyTolerance());
    json.name("output_format").value(order.outputFormat());
    json.name("aspect_ratio").value(order.aspectRatio());
    json.name("enhance_prompt").value(order.enhancePrompt());
    json.endObject();
  }

  private static void size(JsonWriter json, Plain.@Nullable Size size) throws IOException {
    if (size == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("width").value(size.width());
    json.name("height").value(size.height());
    json.endObject();
  }
}
