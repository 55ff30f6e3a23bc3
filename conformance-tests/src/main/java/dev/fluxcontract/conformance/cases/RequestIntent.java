package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a request asks for, with the contract's defaults where it says nothing. */
public final class RequestIntent {
  static final String IMAGES = "num_images";
  static final String SYNC = "sync_mode";
  static final String PROMPT = "prompt";
  private static final String REWRITES = "enhance_prompt";

  private final Operation operation;
  private final JsonNode body;

  private RequestIntent(Operation operation, JsonNode body) {
    this.operation = operation;
    this.body = body;
  }

  static RequestIntent of(Operation operation, String body) {
    try {
      return new RequestIntent(operation, LosslessJson.read(body));
    } catch (JsonProcessingException e) {
      return new RequestIntent(operation, LosslessJson.object());
    }
  }

  /** How many images. */
  public int images() {
    return asked(IMAGES).asInt(1);
  }

  /** Whether the request gives that field, rather than leaving it to the default. */
  public boolean says(String field) {
    return body.hasNonNull(field);
  }

  /** {@code png} or {@code jpeg}, in lower case; null where any format will do. */
  public @Nullable String format() {
    String format = body.path("output_format").asText("").toLowerCase(Locale.ROOT);
    return switch (format) {
      case "", "default" -> null;
      case "jpg" -> "jpeg";
      default -> format;
    };
  }

  /** The size in pixels that is asked for; null where the request does not say. */
  public @Nullable Size size() {
    JsonNode wanted = body.path("image_size");
    if (wanted.isObject()) {
      return new Size(wanted.path("width").asInt(), wanted.path("height").asInt());
    }
    return preset(wanted.asText());
  }

  /** The documented size in pixels of a request that leaves it open; null where there is none. */
  public @Nullable Size usualSize() {
    return says("image_size") ? null : preset(asked("image_size").asText());
  }

  /** Width over height that is asked for; null where the request does not say. */
  public @Nullable Double ratio() {
    return ratio(body.path("aspect_ratio"));
  }

  /**
   * The documented width over height of a request that leaves it open; null where there is none.
   */
  public @Nullable Double usualRatio() {
    return says("aspect_ratio") ? null : ratio(asked("aspect_ratio"));
  }

  private static @Nullable Double ratio(JsonNode told) {
    String[] sides = told.asText("").split(":", -1);
    boolean plain = sides.length == 2 && sides[0].matches("\\d+") && sides[1].matches("[1-9]\\d*");
    return plain ? Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]) : null;
  }

  /** The seed; null where none is given or the gateway's own pages do not know it. */
  public @Nullable BigInteger seed() {
    SchemaProperty property = operation.requestSchema().properties().get("seed");
    JsonNode seed = body.path("seed");
    return property != null && DocumentPolicy.bind(property) && seed.isIntegralNumber()
        ? seed.bigIntegerValue()
        : null;
  }

  /** The prompt; null where the gateway may rewrite it. */
  public @Nullable String prompt() {
    return body.path(REWRITES).asBoolean() ? null : body.path(PROMPT).asText(null);
  }

  /** Whether the answer is to wait for the images. */
  public boolean sync() {
    return body.path(SYNC).asBoolean();
  }

  private JsonNode asked(String field) {
    if (says(field)) {
      return body.get(field);
    }
    SchemaProperty property = operation.requestSchema().properties().get(field);
    JsonNode usual = property == null ? null : property.schema().defaultValue();
    return usual == null ? MissingNode.getInstance() : usual;
  }

  private @Nullable Size preset(String name) {
    SchemaProperty property = operation.requestSchema().properties().get("image_size");
    return property == null ? null : preset(property.schema(), name);
  }

  private static @Nullable Size preset(Schema schema, String name) {
    JsonNode pixels = schema.rule("x-pixels");
    if (pixels != null && pixels.has(name)) {
      return new Size(pixels.get(name).path(0).asInt(), pixels.get(name).path(1).asInt());
    }
    return schema.branches().stream()
        .map(branch -> preset(branch, name))
        .filter(size -> size != null)
        .findFirst()
        .orElse(null);
  }

  /** A size in pixels. */
  public record Size(int width, int height) {
    @Override
    public String toString() {
      return width + " x " + height;
    }
  }
}
