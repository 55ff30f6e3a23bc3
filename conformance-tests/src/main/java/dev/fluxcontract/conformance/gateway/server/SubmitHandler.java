package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.painting.ImageSpecReader;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.QueueModel;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Answers submits: refuses what breaks the contract, and queues the rest. */
final class SubmitHandler {
  private static final int LONG_URI = 1_000;

  private final Behaviour behaviour;
  private final QueueModel queue;
  private final ScriptedReplies script;
  private final ResponseBodies bodies;
  private final ImageSpecReader makings;
  private final Random random;

  SubmitHandler(
      Behaviour behaviour,
      QueueModel queue,
      ScriptedReplies script,
      ResponseBodies bodies,
      Random random) {
    this.behaviour = behaviour;
    this.queue = queue;
    this.script = script;
    this.bodies = bodies;
    this.makings = new ImageSpecReader(random);
    this.random = random;
  }

  GatewayReply answer(RequestContext context) {
    Operation operation = Objects.requireNonNull(context.operation);
    if (!behaviour.offers.test(operation.model())) {
      String message = "Application '" + operation.model() + "' not found";
      return behaviour.errors.reply(404, message, "not_found");
    }
    JsonNode sent;
    try {
      sent = LosslessJson.read(new String(context.bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return behaviour.readsAnything
          ? take(context, LosslessJson.object(), null)
          : refuse(ValidationErrors.notJson(e));
    }
    List<SchemaViolation> violations = violations(context, operation, sent);
    if (!violations.isEmpty()) {
      ArrayNode faults = ValidationErrors.faults(sent, violations);
      if (behaviour.refusesLate && sent instanceof ObjectNode request) {
        String message = ValidationErrors.message(faults);
        JobFailure failure = new JobFailure(behaviour.refused, message, "invalid_request_error");
        return take(context, request, failure);
      }
      GatewayReply refusal = refuse(faults);
      if (behaviour.queuesRefused && sent instanceof ObjectNode request) {
        refusal.object().setAll(take(context, request, null).object());
      }
      return refusal;
    }
    long wait = script.secondsToWait();
    if (wait > 0) {
      return behaviour.errors.tooMany().header("Retry-After", String.valueOf(wait));
    }
    return take(context, sent instanceof ObjectNode object ? object : LosslessJson.object(), null);
  }

  private GatewayReply take(
      RequestContext context, ObjectNode request, @Nullable JobFailure refusal) {
    Operation operation = Objects.requireNonNull(context.operation);
    ImageSpec making = behaviour.makes.apply(makings.of(operation, request));
    String id = behaviour.ids.apply(new UUID(random.nextLong(), random.nextLong()).toString());
    QueuedJob job =
        queue.submit(
            id,
            operation,
            (ObjectNode) withoutImages(request),
            making,
            context.otherCustomer,
            refusal != null ? refusal : fate(context, request, making));
    if (atOnce(making)) {
      job = queue.finish(id);
    }
    context.job = job;
    return GatewayReply.json(
        200, job.done() ? bodies.result(job, context.own) : bodies.ticket(job, context.own));
  }

  /** What a job keeps: an image in its request is megabytes that nobody reads again. */
  private static JsonNode withoutImages(JsonNode sent) {
    if (sent.isTextual()) {
      String text = sent.asText();
      boolean image = text.length() > LONG_URI && text.startsWith("data:");
      return image ? TextNode.valueOf(text.substring(0, LONG_URI) + "...") : sent;
    }
    if (sent instanceof ObjectNode object) {
      ObjectNode kept = LosslessJson.object();
      object
          .properties()
          .forEach(field -> kept.set(field.getKey(), withoutImages(field.getValue())));
      return kept;
    }
    if (sent instanceof ArrayNode array) {
      ArrayNode kept = LosslessJson.array();
      array.forEach(value -> kept.add(withoutImages(value)));
      return kept;
    }
    return sent;
  }

  private boolean atOnce(ImageSpec making) {
    boolean waits =
        behaviour.sync == Behaviour.Sync.AT_ONCE
            || behaviour.sync == Behaviour.Sync.AT_ONCE_AS_DATA_URIS;
    return behaviour.imagesAtOnce || (making.sync() && waits);
  }

  private List<SchemaViolation> violations(
      RequestContext context, Operation operation, JsonNode sent) {
    List<SchemaViolation> violations = new ArrayList<>(operation.requestSchema().validate(sent));
    violations.removeIf(violation -> behaviour.forgives.test(context, violation));
    SchemaViolation also =
        sent instanceof ObjectNode request ? behaviour.alsoRefuses.apply(context, request) : null;
    if (also != null) {
      violations.add(also);
    }
    return violations;
  }

  private GatewayReply refuse(ArrayNode faults) {
    int status = behaviour.refused;
    String message = ValidationErrors.message(faults);
    return GatewayReply.json(
        status, behaviour.errors.body(status, message, "invalid_request_error", faults));
  }

  /** Whether a job is bound to fail: told so, too large to make, or from an image nobody has. */
  private @Nullable JobFailure fate(RequestContext context, ObjectNode request, ImageSpec making) {
    JobFailure told = script.fate();
    if (told != null) {
      return told;
    }
    JobFailure fated = behaviour.fates.apply(context);
    if (fated != null) {
      return fated;
    }
    if (making.tooLarge()) {
      return new JobFailure(422, "The image would be too large", "image_too_large");
    }
    String field = unreachable(request);
    return field != null
        ? new JobFailure(
            422, "The image behind " + field + " could not be fetched", "file_download_error")
        : null;
  }

  /** The field that names an image which nobody has, alone or in a list; null where none does. */
  private static @Nullable String unreachable(ObjectNode request) {
    for (Map.Entry<String, JsonNode> field : request.properties()) {
      for (JsonNode url :
          field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
        if (url.isTextual() && unreachable(url.asText())) {
          return field.getKey();
        }
      }
    }
    return null;
  }

  /** RFC 2606 keeps .invalid for names that never exist. */
  private static boolean unreachable(String imageUrl) {
    HttpUrl url = HttpUrl.parse(imageUrl);
    return url != null && url.host().endsWith(".invalid");
  }
}
