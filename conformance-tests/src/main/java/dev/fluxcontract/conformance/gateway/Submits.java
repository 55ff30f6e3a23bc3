package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Violation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers submits: refuses what breaks the contract, and queues the rest. */
final class Submits {
  private final Behaviour behaviour;
  private final QueueModel queue;
  private final Script script;
  private final Bodies bodies;
  private final Makings makings;
  private final Random random;

  Submits(Behaviour behaviour, QueueModel queue, Script script, Bodies bodies, Random random) {
    this.behaviour = behaviour;
    this.queue = queue;
    this.script = script;
    this.bodies = bodies;
    this.makings = new Makings(random);
    this.random = random;
  }

  Reply answer(Turn turn, String own) {
    Operation operation = Objects.requireNonNull(turn.operation);
    JsonNode sent;
    try {
      sent = Json.read(new String(turn.bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return behaviour.readsAnything
          ? take(turn, operation, Json.object(), own)
          : refuse(Refusals.notJson(e));
    }
    List<Violation> violations = violations(turn, operation, sent);
    if (!violations.isEmpty()) {
      ArrayNode faults = Refusals.faults(sent, violations);
      if (behaviour.refusesLate && sent instanceof ObjectNode request) {
        String message = Refusals.message(faults);
        Failure failure = new Failure(behaviour.refused, message, "invalid_request_error");
        return take(turn, operation, request, own, failure);
      }
      Reply refusal = refuse(faults);
      if (behaviour.queuesRefused && sent instanceof ObjectNode request) {
        refusal.object().setAll(take(turn, operation, request, own).object());
      }
      return refusal;
    }
    long wait = script.secondsToWait();
    if (wait > 0) {
      return behaviour
          .errors
          .reply(429, "Too many requests, slow down", "rate_limited")
          .header("Retry-After", String.valueOf(wait));
    }
    return take(turn, operation, sent instanceof ObjectNode object ? object : Json.object(), own);
  }

  private Reply take(Turn turn, Operation operation, ObjectNode request, String own) {
    return take(turn, operation, request, own, null);
  }

  private Reply take(
      Turn turn, Operation operation, ObjectNode request, String own, @Nullable Failure refusal) {
    Making making = behaviour.makes.apply(makings.of(operation, request));
    String id = behaviour.ids.apply(new UUID(random.nextLong(), random.nextLong()).toString());
    Job job =
        queue.submit(
            id, operation, request, making, refusal != null ? refusal : fate(request, making));
    if (atOnce(making)) {
      job = queue.finish(id);
    }
    turn.job = job;
    return Reply.json(200, job.done() ? bodies.result(job, own) : bodies.ticket(job, own));
  }

  private boolean atOnce(Making making) {
    boolean waits =
        behaviour.sync == Behaviour.Sync.AT_ONCE
            || behaviour.sync == Behaviour.Sync.AT_ONCE_AS_DATA_URIS;
    return behaviour.imagesAtOnce || (making.sync() && waits);
  }

  private List<Violation> violations(Turn turn, Operation operation, JsonNode sent) {
    List<Violation> violations = new ArrayList<>(operation.requestSchema().validate(sent));
    violations.removeIf(violation -> behaviour.forgives.test(turn, violation));
    Violation also =
        sent instanceof ObjectNode request ? behaviour.alsoRefuses.apply(turn, request) : null;
    if (also != null) {
      violations.add(also);
    }
    return violations;
  }

  private Reply refuse(ArrayNode faults) {
    int status = behaviour.refused;
    String message = Refusals.message(faults);
    return Reply.json(
        status, behaviour.errors.body(status, message, "invalid_request_error", faults));
  }

  /** Whether a job is bound to fail: told so, too large to make, or from an image nobody has. */
  private @Nullable Failure fate(ObjectNode request, Making making) {
    Failure told = script.fate();
    if (told != null) {
      return told;
    }
    Failure fated = behaviour.fates.apply(making);
    if (fated != null) {
      return fated;
    }
    if (making.tooLarge()) {
      return new Failure(422, "The image would be too large", "image_too_large");
    }
    return unreachable(request.path("image_url").asText())
        ? new Failure(422, "The image behind image_url could not be fetched", "file_download_error")
        : null;
  }

  /** RFC 2606 keeps .invalid for names that never exist. */
  private static boolean unreachable(String imageUrl) {
    if (!imageUrl.startsWith("http")) {
      return false;
    }
    try {
      String host = URI.create(imageUrl).getHost();
      return host != null && host.endsWith(".invalid");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
