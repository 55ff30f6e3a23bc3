package dev.fluxcontract.conformance.gateway.dialects;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.server.Behaviour;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.ErrorShape;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import dev.fluxcontract.conformance.model.GatewayStep;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How errors and failed jobs are told. */
final class ErrorDialects {
  private ErrorDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "error-object",
            "Errors are {error: {message, type, code}}.",
            b -> b.errors = ErrorShape.OBJECT),
        new BehaviourChange(
            "error-code", "Errors are {code, message}.", b -> b.errors = ErrorShape.CODE),
        new BehaviourChange(
            "error-text", "Errors are {error: text}.", b -> b.errors = ErrorShape.TEXT),
        new BehaviourChange("error-400", "A refused request is 400.", b -> b.refused = 400),
        new BehaviourChange(
            "error-400-text",
            "A refused request is 400 with {error: text}.",
            b -> {
              b.refused = 400;
              b.errors = ErrorShape.TEXT;
            }),
        new BehaviourChange("forbidden-403", "A wrong key is 403.", b -> b.unauthorised = 403),
        new BehaviourChange(
            "detail-text",
            "A refused request is 422 with detail as one text.",
            b ->
                b.onRefused(
                    reply -> {
                      if (reply.status == 422) {
                        reply.object().put("detail", "The request is refused");
                      }
                    })),
        new BehaviourChange(
            "refuses-unknown-fields",
            "A field that nobody documented is refused.",
            b -> b.alsoRefuses = ErrorDialects::unknownField),
        new BehaviourChange(
            "forbidden-empty",
            "A wrong key is 401 without a body.",
            b ->
                b.onReply(
                    (context, reply) -> reply.status == b.unauthorised,
                    (context, reply) -> reply.become(GatewayReply.empty(401)))),
        new BehaviourChange(
            "refuses-late",
            "A bad request is accepted, and its job fails with 422.",
            b -> b.refusesLate = true),
        new BehaviourChange(
            "presets-only",
            "image_size is a preset: width and height are refused.",
            b ->
                b.alsoRefuses =
                    (context, request) ->
                        request.path("image_size").isObject() ? refused("image_size") : null),
        new BehaviourChange(
            "any-seed",
            "A seed is any whole number, and an image_url any text.",
            b ->
                b.forgives =
                    (context, violation) ->
                        List.of("minimum", "maximum", "pattern").contains(violation.keyword())
                            && List.of("/seed", "/image_url").contains(violation.path())),
        failure("failed", "A failed job has the state FAILED.", "FAILED"),
        failure("error", "A failed job has the state ERROR.", "ERROR"),
        failure("lower-case", "A failed job has the state failed.", "failed"),
        failure("cancelled", "A job that was stopped has the state CANCELLED.", "CANCELLED"),
        new BehaviourChange(
            "failure-detail",
            "A failed job is COMPLETED with detail instead of error.",
            b ->
                onFailedStatus(
                    b,
                    status -> {
                      status.set("detail", status.get("error"));
                      status.remove(List.of("error", "error_type"));
                    })),
        new BehaviourChange(
            "failure-in-result",
            "A failed job is COMPLETED; only its result tells of the failure.",
            b -> onFailedStatus(b, status -> status.remove(List.of("error", "error_type")))),
        new BehaviourChange(
            "failure-500",
            "The result of a failed job is 500.",
            b ->
                onFailedResult(
                    b,
                    (failure, reply) ->
                        reply.become(b.errors.reply(500, failure.message(), failure.type())))),
        new BehaviourChange(
            "failure-envelope",
            "The result of a failed job is 200 with an error envelope.",
            b ->
                onFailedResult(
                    b,
                    (failure, reply) ->
                        reply.become(
                            ErrorShape.OBJECT.reply(200, failure.message(), failure.type())))));
  }

  private static BehaviourChange failure(String name, String sentence, String state) {
    return new BehaviourChange(
        "failure-" + name, sentence, b -> onFailedStatus(b, status -> status.put("status", state)));
  }

  private static void onFailedResult(Behaviour b, BiConsumer<JobFailure, GatewayReply> edit) {
    b.on(
        GatewayStep.RESULT,
        (context, reply) -> {
          JobFailure failure = context.job == null ? null : context.job.failure();
          if (failure != null) {
            edit.accept(failure, reply);
          }
        });
  }

  private static void onFailedStatus(Behaviour b, Consumer<ObjectNode> edit) {
    b.onStatus(
        (context, status) -> {
          if (context.job().failure() != null) {
            edit.accept(status);
          }
        });
  }

  private static @Nullable SchemaViolation unknownField(
      RequestContext context, ObjectNode request) {
    Operation operation = context.operation;
    if (operation == null) {
      return null;
    }
    Set<String> known = operation.requestSchema().properties().keySet();
    return request.properties().stream()
        .map(field -> field.getKey())
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(ErrorDialects::refused)
        .orElse(null);
  }

  private static SchemaViolation refused(String field) {
    return new SchemaViolation("/" + field, "unknown", MissingNode.getInstance(), field);
  }
}
