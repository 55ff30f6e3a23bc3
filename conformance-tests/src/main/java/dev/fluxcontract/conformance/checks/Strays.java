package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.Reply;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jobs that came of requests which were refused. */
final class Strays {
  /** A refusal that lists thousands of ids is not followed. */
  private static final int MOST = 4;

  private Strays() {}

  /** The state of a job that a refusal names; null where it names none, or none that goes well. */
  static @Nullable Reply alive(Trial trial, Case request, Reply refusal) {
    for (String id : ids(refusal)) {
      for (Step step : new Step[] {Step.STATUS, Step.RESULT}) {
        Reply reply =
            trial.send(trial.bench().inquiries().stranger(step, request.operation(), null, id));
        Sight sight = step == Step.STATUS ? Sight.ofStatus(reply) : Sight.ofResult(reply);
        if (sight == Sight.PENDING || sight == Sight.DONE) {
          return reply;
        }
      }
    }
    return null;
  }

  private static Set<String> ids(Reply refusal) {
    Set<String> ids = new LinkedHashSet<>();
    String header = refusal.header("X-Fal-Request-Id");
    if (header != null && !header.isBlank()) {
      ids.add(header);
    }
    collect(refusal.json(), ids);
    return ids;
  }

  private static void collect(JsonNode body, Set<String> ids) {
    if (ids.size() >= MOST) {
      return;
    }
    JsonNode id = body.path("request_id");
    if (id.isValueNode() && !id.isNull() && !id.asText().isEmpty()) {
      ids.add(id.asText());
    }
    body.forEach(member -> collect(member, ids));
  }
}
