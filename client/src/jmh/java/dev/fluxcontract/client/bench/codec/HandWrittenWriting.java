package dev.fluxcontract.client.bench.codec;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the plain requests field by field; a null is left out, as the writer does by itself. */
public final class HandWrittenWriting {
  private HandWrittenWriting() {}

  public static void write(JsonWriter json, Plain.DevTextToImage order) throws IOException {
    json.beginObject();
    begin(json, order);
    size(json.name("image_size"), order.imageSize);
    dev(json, order);
    json.endObject();
  }

  public static void write(JsonWriter json, Plain.DevImageToImage order) throws IOException {
    json.beginObject();
    begin(json, order);
    json.name("image_url").value(order.imageUrl);
    json.name("strength").value(order.strength);
    dev(json, order);
    json.endObject();
  }

  public static void write(JsonWriter json, Plain.KontextEdit order) throws IOException {
    json.beginObject();
    begin(json, order);
    json.name("image_url").value(order.imageUrl);
    kontext(json, order);
    json.endObject();
  }

  public static void write(JsonWriter json, Plain.KontextTextToImage order) throws IOException {
    json.beginObject();
    begin(json, order);
    kontext(json, order);
    json.endObject();
  }

  private static void begin(JsonWriter json, Plain.Order order) throws IOException {
    json.name("prompt").value(order.prompt);
    json.name("guidance_scale").value(order.guidanceScale);
    json.name("seed").value(order.seed);
    json.name("sync_mode").value(order.syncMode);
    json.name("num_images").value(order.numImages);
    json.name("output_format").value(order.outputFormat);
  }

  private static void dev(JsonWriter json, Plain.Dev order) throws IOException {
    json.name("num_inference_steps").value(order.numInferenceSteps);
    json.name("enable_safety_checker").value(order.enableSafetyChecker);
    json.name("acceleration").value(order.acceleration);
  }

  private static void kontext(JsonWriter json, Plain.KontextTextToImage order) throws IOException {
    json.name("safety_tolerance").value(order.safetyTolerance);
    json.name("aspect_ratio").value(order.aspectRatio);
    json.name("enhance_prompt").value(order.enhancePrompt);
  }

  private static void size(JsonWriter json, Plain.@Nullable Size size) throws IOException {
    if (size == null) {
      json.nullValue();
      return;
    }
    json.beginObject();
    json.name("width").value(size.width);
    json.name("height").value(size.height);
    json.endObject();
  }
}
