package dev.fluxcontract.benchmarks.codec;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the plain requests field by field; a null is left out, as the writer does by itself. */
public final class HandWrittenWriting {
  private HandWrittenWriting() {}

  public static void write(JsonWriter json, PlainRecords.DevTextToImage order) throws IOException {
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

  private static void size(JsonWriter json, PlainRecords.@Nullable Size size) throws IOException {
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
