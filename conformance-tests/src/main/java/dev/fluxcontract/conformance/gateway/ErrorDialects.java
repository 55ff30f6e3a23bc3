package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.contract.Violation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How errors and failed jobs are told. */
final class ErrorDialects {
  private ErrorDialects() {}

  static List<Dialect> all() {
    return List.of(
        new Dialect(
            "error-object",
            "Errors are {error: {message, type, code}}.",
            b -> b.errors = ErrorShape.OBJECT),
        new Dialect("error-code", "Errors are {code, message}.", b -> b.errors = ErrorShape.CODE),
        new Dialect("error-text", "Errors are {error: text}.", b -> b.errors = ErrorShape.TEXT),
        new Dialect("error-400", "A refused request is 400.", b -> b.refused = 400),
        new Dialect(
            "error-400-text",
            "A refused request is 400 with {error: text}.",
            b -> {
              b.refused = 400;
              b.errors = ErrorShape.TEXT;
            }),
        new Dialect("forbidden-403", "A wrong key is 403.", b -> b.unauthorised = 403),
        new Dialect(
            "detail-text",
            "A refused request is 422 with detail as one text.",
            b ->
                b.onRefused(
                    reply -> {
                      if (reply.status == 422) {
                        reply.object().put("detail", "The request is refused");
                      }
                    })),
        new Dialect(
            "refuses-unknown-fields",
            "A field that nobody documented is refused.",
            b -> b.alsoRefuses = ErrorDialects::unknownField),
        new Dialect(
            "forbidden-empty",
            "A wrong key is 401 without a body.",
            b ->
                b.onReply(
                    (turn, reply) -> {
                      if (reply.status == b.unauthorised) {
                        reply.become(Reply.empty(401));
                      }
                    })),
        new Dialect(
            "refuses-late",
            "A bad request is taken, and its job fails with 422.",
            b -> b.refusesLate = true),
        new Dialect(
            "presets-only",
            "image_size is a preset: width and height are refused.",
            b ->
                b.alsoRefuses =
                    (turn, request) ->
                        request.path("image_size").isObject() ? refused("image_size") : null),
        new Dialect(
            "any-seed",
            "A seed is any whole number, and an image_url any text.",
            b ->
                b.forgives =
                    (turn, violation) ->
                        List.of("minimum", "maximum", "pattern").contains(violation.keyword())
                            && List.of("/seed", "/image_url").contains(violation.path())),
        new Dialect(
            "failure-failed", "A failed job has the state FAILED.", b -> spell(b, "FAILED")),
        new Dialect("failure-error", "A failed job has the state ERROR.", b -> spell(b, "ERROR")),
        new Dialect(
            "failure-lower-case", "A failed job has the state failed.", b -> spell(b, "failed")),
        new Dialect(
            "failure-cancelled",
            "A job that was stopped has the state CANCELLED.",
            b -> spell(b, "CANCELLED")),
        new Dialect(
            "failure-detail",
            "A failed job is COMPLETED with detail instead of error.",
            b ->
                b.onStatus(
                    (turn, status) -> {
                      if (turn.job().failure() != null) {
                        status.set("detail", status.get("error"));
                        status.remove(List.of("error", "error_type"));
                      }
                    })),
        new Dialect(
            "failure-500",
            "The result of a failed job is 500.",
            b ->
                onFailedResult(
                    b,
                    (failure, reply) ->
                        reply.become(b.errors.reply(500, failure.message(), failure.type())))),
        new Dialect(
            "failure-envelope",
            "The result of a failed job is 200 with an error envelope.",
            b ->
                onFailedResult(
                    b,
                    (failure, reply) ->
                        reply.become(
                            Reply.json(
                                200,
                                ErrorShape.OBJECT.body(
                                    422, failure.message(), failure.type(), Json.array()))))));
  }

  private interface FailedResult {
    void edit(Failure failure, Reply reply);
  }

  private static void onFailedResult(Behaviour b, FailedResult edit) {
    b.on(
        Step.RESULT,
        (turn, reply) -> {
          Failure failure = turn.job == null ? null : turn.job.failure();
          if (failure != null) {
            edit.edit(failure, reply);
          }
        });
  }

  private static void spell(Behaviour b, String state) {
    b.onStatus(
        (turn, status) -> {
          if (turn.job().failure() != null) {
            status.put("status", state);
          }
        });
  }

  private static @Nullable Violation unknownField(Turn turn, ObjectNode request) {
    Operation operation = turn.operation;
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

  private static Violation refused(String field) {
    return new Violation("/" + field, "unknown", MissingNode.getInstance(), field);
  }
}
