package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request asks for, with the contract's defaults where it says nothing. */
public record RequestIntent(Operation operation, JsonNode body) {
  /** What to paint. */
  public static final String PROMPT = "prompt";

  static final String IMAGES = "num_images";
  static final String SYNC = "sync_mode";
  private static final String SIZE = "image_size";
  private static final String FORMAT = "output_format";
  private static final String SEED = "seed";
  private static final String REWRITES = "enhance_prompt";

  static RequestIntent of(Operation operation, String body) {
    return of(operation, RequestBodies.read(body));
  }

  /** What that body asks that operation for. */
  public static RequestIntent of(Operation operation, JsonNode body) {
    return new RequestIntent(operation, body);
  }

  /** The request for as few images, of as few pixels, as the operation's fields let it ask for. */
  static ObjectNode cheapest(Operation operation, ObjectNode request) {
    Map<String, SchemaProperty> properties = operation.requestSchema().properties();
    if (properties.containsKey(IMAGES)) {
      request.put(IMAGES, 1);
    }
    if (properties.containsKey(SIZE)) {
      pixels(properties.get(SIZE).schema()).entrySet().stream()
          .min(Comparator.comparingInt(preset -> preset.getValue().pixels()))
          .ifPresent(preset -> request.put(SIZE, preset.getKey()));
    }
    return request;
  }

  /** How many images. */
  public int images() {
    return asked(IMAGES).asInt(1);
  }

  /**
   * How many images a gateway that checks nothing could read: a request that must be refused costs
   * as well where it is not. What is not a number stands for one.
   */
  int worstCaseImages() {
    if (!operation.requestSchema().properties().containsKey(IMAGES)) {
      return 1;
    }
    BigDecimal most = asked(IMAGES).decimalValue().abs().min(BigDecimal.valueOf(Integer.MAX_VALUE));
    return Math.max(1, most.setScale(0, RoundingMode.CEILING).intValue());
  }

  /** Whether the request gives that field, rather than leaving it to the default. */
  public boolean says(String field) {
    return body.hasNonNull(field);
  }

  /** {@code png} or {@code jpeg}, in lower case; null where any format will do. */
  public @Nullable String format() {
    return format(body.path(FORMAT));
  }

  /** The documented format of a request that leaves it open, or the one that it asks for. */
  public @Nullable String usualFormat() {
    return format(asked(FORMAT));
  }

  private static @Nullable String format(JsonNode told) {
    String format = told.asText("").toLowerCase(Locale.ROOT);
    return switch (format) {
      case "", "default" -> null;
      case "jpg" -> "jpeg";
      default -> format;
    };
  }

  /** The size in pixels that is asked for; null where the request does not say. */
  public @Nullable Size size() {
    JsonNode wanted = body.path(SIZE);
    if (wanted.isObject()) {
      return new Size(side(wanted, "width"), side(wanted, "height"));
    }
    return preset(wanted.asText());
  }

  /** The documented size in pixels of a request that leaves it open; null where there is none. */
  public @Nullable Size usualSize() {
    return says(SIZE) ? null : preset(asked(SIZE).asText());
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
    SchemaProperty property = operation.requestSchema().properties().get(SEED);
    return property != null && BindingDocuments.bind(property) ? givenSeed() : null;
  }

  /** The seed, whoever documents it; null where none is given. */
  public @Nullable BigInteger givenSeed() {
    JsonNode seed = asked(SEED);
    return seed.isIntegralNumber() ? seed.bigIntegerValue() : null;
  }

  /** What a field says; a missing node where it is left out. */
  public JsonNode value(String field) {
    return body.path(field);
  }

  /** The number in a field, or the documented one; another one where there is neither. */
  public double number(String field, double otherwise) {
    return asked(field).asDouble(otherwise);
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

  private int side(JsonNode wanted, String name) {
    SchemaProperty property = operation.requestSchema().properties().get(SIZE);
    JsonNode usual = property == null ? null : property.schema().defaultOf(name);
    return wanted.path(name).asInt(usual == null ? 0 : usual.asInt());
  }

  private @Nullable Size preset(String name) {
    SchemaProperty property = operation.requestSchema().properties().get(SIZE);
    return property == null ? null : pixels(property.schema()).get(name);
  }

  /** The sizes that have a name, by it. */
  private static Map<String, Size> pixels(Schema schema) {
    Map<String, Size> sizes = new LinkedHashMap<>();
    JsonNode pixels = schema.rule("x-pixels");
    if (pixels != null) {
      for (Map.Entry<String, JsonNode> preset : pixels.properties()) {
        JsonNode sides = preset.getValue();
        sizes.put(preset.getKey(), new Size(sides.path(0).asInt(), sides.path(1).asInt()));
      }
    }
    schema.branches().forEach(branch -> sizes.putAll(pixels(branch)));
    return sizes;
  }

  /** A size in pixels. */
  public record Size(int width, int height) {
    int pixels() {
      return width * height;
    }

    @Override
    public String toString() {
      return width + " x " + height;
    }
  }
}
