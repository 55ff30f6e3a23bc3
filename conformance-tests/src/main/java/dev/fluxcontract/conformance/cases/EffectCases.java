package dev.fluxcontract.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests whose pictures are compared, each one value away from another. They go to one model that
 * paints from text and to one that starts from an image: of those with the most of the fields that
 * are tried, the cheapest.
 */
public final class EffectCases {
  public static final String BASE = "effect-base";
  public static final String AGAIN = "effect-again";
  public static final String OTHER_SEED = "effect-other-seed";
  public static final String BATCH = "effect-batch";
  public static final String ONE_END = "effect-prompt-one-end";
  public static final String OTHER_END = "effect-prompt-other-end";
  public static final String OTHER_SOURCE = "effect-other-source";
  public static final String DEARER = "effect-dearer-model";
  public static final String STEPS = "num_inference_steps";
  public static final String GUIDANCE = "guidance_scale";
  public static final String STRENGTH = "strength";
  private static final String SEED = "seed";

  private static final List<String> TRIED =
      List.of(RequestIntent.PROMPT, RequestIntent.IMAGES, SEED, STEPS, GUIDANCE, STRENGTH);

  /** About 200 tokens: more than CLIP reads, and less than any FLUX model does. */
  private static final String LONG =
      "A small harbour town seen from a hill, with white houses along the water, narrow streets"
          + " between them, and a stone church with a round tower in the middle. Fishing boats lie at"
          + " a wooden pier, some with their nets hung up to dry. Two people sit on a bench and look"
          + " out over the bay, where an old lighthouse stands on a rock. Behind the town there are"
          + " fields with low walls, a few trees bent by the wind, and a road that winds up to a"
          + " farm with a barn. Birds circle above the boats. On the far side of the bay a line of"
          + " hills can be seen, and a ferry is on its way to the open sea. Painted in oil with broad"
          + " brush strokes.";

  private static final String BLUE =
      " The whole picture is dark blue: it is a winter night, with snow on all roofs and no light.";
  private static final String RED =
      " The whole picture is bright orange: it is a summer noon, with a huge sun and red sails.";

  private final Operation operation;
  private final Map<String, SchemaProperty> properties;
  private final List<Case> cases;
  private final ObjectNode base;

  private EffectCases(Operation operation, List<Case> cases) {
    this.operation = operation;
    this.properties = operation.requestSchema().properties();
    this.cases = cases;
    this.base = base();
  }

  static List<Case> of(List<Operation> submits) {
    List<Case> cases = new ArrayList<>();
    EffectCases text = model(submits, false, cases);
    EffectCases image = model(submits, true, cases);
    if (text != null) {
      text.control(CaseKind.EFFECT_TEXT);
      text.prompts();
      text.batch();
      text.ends(STEPS, CaseKind.EFFECT_STEPS, 0);
      text.dearer(submits);
    }
    if (image != null) {
      image.control(CaseKind.EFFECT_IMAGE);
      image.otherSource();
      image.ends(STRENGTH, CaseKind.EFFECT_STRENGTH, 0.1);
    }
    // fal lists guidance_scale for a model that was trained to go without; a relay's page does not.
    Stream.of(text, image)
        .filter(model -> model != null && model.isStated(GUIDANCE))
        .findFirst()
        .ifPresent(model -> model.ends(GUIDANCE, CaseKind.EFFECT_GUIDANCE, 0));
    return cases;
  }

  private static @Nullable EffectCases model(
      List<Operation> submits, boolean fromImage, List<Case> cases) {
    return submits.stream()
        .filter(one -> one.requestSchema().properties().containsKey(SEED))
        .filter(one -> (imageField(one) != null) == fromImage)
        .min(
            Comparator.<Operation>comparingLong(one -> -tried(one))
                .thenComparing(EffectCases::price))
        .map(one -> new EffectCases(one, cases))
        .orElse(null);
  }

  private static long tried(Operation operation) {
    return TRIED.stream().filter(operation.requestSchema().properties()::containsKey).count();
  }

  /** What an image costs; nothing where no price is known. */
  private static BigDecimal price(Operation operation) {
    return Objects.requireNonNullElse(operation.price(), BigDecimal.ZERO);
  }

  /** The field that holds the image to start from; null where there is none. */
  public static @Nullable String imageField(Operation operation) {
    for (SchemaProperty property : operation.requestSchema().properties().values()) {
      if (SampleImage.fits(SampleImage.FIELD, property.schema())) {
        return property.name();
      }
    }
    return null;
  }

  private boolean isStated(String field) {
    SchemaProperty property = properties.get(field);
    return property != null && BindingDocuments.bind(property);
  }

  private ObjectNode base() {
    ObjectNode body = RequestIntent.cheapest(operation, RequestBodies.least(operation));
    body.put(SEED, 20_261_128);
    source(body, SampleImage.FIELD);
    // Said, so that a dearer model with another default makes the same number.
    SchemaProperty steps = properties.get(STEPS);
    if (steps != null && steps.schema().defaultValue() != null) {
      body.set(STEPS, steps.schema().defaultValue());
    }
    if (properties.containsKey(STRENGTH)) {
      body.put(STRENGTH, new BigDecimal("0.5"));
    }
    return body;
  }

  private void source(ObjectNode body, JsonNode image) {
    SchemaProperty field = properties.get(String.valueOf(imageField(operation)));
    if (field != null) {
      ArrayNode several = LosslessJson.array().add(image);
      body.set(field.name(), field.schema().items() != null ? several : image);
    }
  }

  private void control(CaseKind kind) {
    add(BASE, kind, base);
    add(AGAIN, kind, base);
    add(OTHER_SEED, kind, with(SEED, IntNode.valueOf(7_411_953)));
  }

  private void prompts() {
    if (base.has(RequestIntent.PROMPT)) {
      add(ONE_END, CaseKind.EFFECT_PROMPT, base.deepCopy().put(RequestIntent.PROMPT, LONG + BLUE));
      add(OTHER_END, CaseKind.EFFECT_PROMPT, base.deepCopy().put(RequestIntent.PROMPT, LONG + RED));
    }
  }

  private void batch() {
    if (properties.containsKey(RequestIntent.IMAGES)) {
      add(BATCH, CaseKind.EFFECT_BATCH, with(RequestIntent.IMAGES, IntNode.valueOf(2)));
    }
  }

  private void otherSource() {
    ObjectNode other = base.deepCopy();
    source(other, SampleImage.DESERT);
    add(OTHER_SOURCE, CaseKind.EFFECT_SOURCE, other);
  }

  /** A low and a high value of a field: its ends, or so much of the range inside of them. */
  private void ends(String field, CaseKind kind, double inside) {
    SchemaProperty property = properties.get(field);
    if (property == null) {
      return;
    }
    List<JsonNode> ends = SampleValues.telling(property.schema());
    if (ends.size() == 2) {
      double low = ends.get(0).asDouble();
      double high = ends.get(1).asDouble();
      double margin = inside * (high - low);
      add(low(field), kind, with(field, inside == 0 ? ends.get(0) : rounded(low + margin)));
      add(high(field), kind, with(field, inside == 0 ? ends.get(1) : rounded(high - margin)));
    }
  }

  private static JsonNode rounded(double value) {
    return SampleValues.number(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP), false);
  }

  /** The case that has a low value of that field. */
  public static String low(String field) {
    return "effect-" + field + "-low";
  }

  /** The case that has a high value of that field. */
  public static String high(String field) {
    return "effect-" + field + "-high";
  }

  /** The same request to the next dearer model, but for what that model does not know. */
  private void dearer(List<Operation> submits) {
    submits.stream()
        .filter(other -> imageField(other) == null)
        .filter(other -> price(other).compareTo(price(operation)) > 0)
        .filter(other -> other.requestSchema().properties().containsKey(SEED))
        .min(Comparator.comparing(EffectCases::price))
        .ifPresent(
            other -> {
              ObjectNode body = base.deepCopy();
              body.retain(other.requestSchema().properties().keySet());
              if (other.requestSchema().validate(body).isEmpty()) {
                cases.add(Case.of(DEARER, CaseKind.EFFECT_MODEL, other, body, List.of()));
              }
            });
  }

  private ObjectNode with(String field, JsonNode value) {
    return base.deepCopy().set(field, value);
  }

  private void add(String name, CaseKind kind, JsonNode body) {
    cases.add(Case.of(name, kind, operation, body, List.of()));
  }
}
