package dev.fluxcontract.conformance.gateway.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Reads from a request what it asks for; what is left out has the contract's default. */
public final class ImageSpecReader {
  private static final int SIDE = 1024;

  private final Random random;

  public ImageSpecReader(Random random) {
    this.random = random;
  }

  public ImageSpec of(Operation operation, ObjectNode request) {
    Map<String, SchemaProperty> properties = operation.requestSchema().properties();
    JsonNode count = value(properties, request, "num_images");
    JsonNode format = value(properties, request, "output_format");
    JsonNode sync = value(properties, request, "sync_mode");
    JsonNode seed = value(properties, request, "seed");
    int[] size = size(properties, request);
    return new ImageSpec(
        count == null ? 1 : count.asInt(1),
        size[0],
        size[1],
        format != null && format.asText().equalsIgnoreCase("png"),
        seed != null && seed.isIntegralNumber()
            ? seed.bigIntegerValue()
            : new BigInteger(64, random),
        sync != null && sync.asBoolean(false));
  }

  private static int[] size(Map<String, SchemaProperty> properties, ObjectNode request) {
    JsonNode size = value(properties, request, "image_size");
    if (size != null && size.isObject()) {
      return new int[] {side(properties, size, "width"), side(properties, size, "height")};
    }
    if (size != null) {
      JsonNode pixels = pixels(properties, size.asText());
      return new int[] {pixels.path(0).asInt(SIDE), pixels.path(1).asInt(SIDE)};
    }
    JsonNode ratio = value(properties, request, "aspect_ratio");
    return ratio == null ? new int[] {SIDE, SIDE} : ofRatio(ratio.asText());
  }

  private static int side(Map<String, SchemaProperty> properties, JsonNode size, String name) {
    SchemaProperty property = properties.get("image_size");
    JsonNode usual = property == null ? null : property.schema().defaultOf(name);
    return size.path(name).asInt(usual == null ? SIDE : usual.asInt(SIDE));
  }

  private static JsonNode pixels(Map<String, SchemaProperty> properties, String preset) {
    SchemaProperty size = properties.get("image_size");
    if (size != null) {
      for (Schema branch : size.schema().branches()) {
        JsonNode table = branch.rule("x-pixels");
        if (table != null) {
          return table.path(preset);
        }
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static int[] ofRatio(String ratio) {
    int colon = ratio.indexOf(':');
    if (colon < 0) {
      return new int[] {SIDE, SIDE};
    }
    double shape =
        Double.parseDouble(ratio.substring(0, colon))
            / Double.parseDouble(ratio.substring(colon + 1));
    int width = (int) Math.round(SIDE * Math.sqrt(shape));
    return new int[] {width, (int) Math.round(width / shape)};
  }

  private static @Nullable JsonNode value(
      Map<String, SchemaProperty> properties, ObjectNode request, String name) {
    JsonNode sent = request.get(name);
    if (sent != null && !sent.isNull()) {
      return sent;
    }
    SchemaProperty property = properties.get(name);
    return property == null ? null : property.schema().defaultValue();
  }
}
