package dev.fluxcontract.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jobs that came of requests which were refused. */
public final class LeakedJobs {
  /** A refusal that lists thousands of ids is not followed. */
  private static final int MOST = 4;

  private LeakedJobs() {}

  /** The state of a job that a refusal names; null where it names none, or none that goes well. */
  public static @Nullable ProbeResponse alive(
      CheckContext context, Case request, ProbeResponse refusal) {
    for (String id : ids(refusal)) {
      for (JobOperation step : List.of(JobOperation.STATUS, JobOperation.RESULT)) {
        ProbeResponse reply =
            context.send(context.run().endpoints().stranger(step, request.operation(), null, id));
        AnswerReading reading = AnswerReading.of(step, reply);
        if (reading == AnswerReading.PENDING || reading == AnswerReading.DONE) {
          return reply;
        }
      }
    }
    return null;
  }

  private static Set<String> ids(ProbeResponse refusal) {
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
    String id = new ReportedTicket(body).id();
    if (id != null) {
      ids.add(id);
    }
    body.forEach(member -> collect(member, ids));
  }
}
