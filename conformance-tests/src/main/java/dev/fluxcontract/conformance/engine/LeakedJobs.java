package dev.fluxcontract.conformance.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Jobs that came of requests which were refused. */
public final class LeakedJobs {
  /** A refusal that lists thousands of ids is not followed. */
  private static final int MOST = 4;

  private LeakedJobs() {}

  /**
   * Fails the check where the job that a refusal names goes well. A state that says so may leave it
   * to the result to say that the job failed.
   */
  public static void assertNone(CheckContext context, Case request, ProbeResponse refusal) {
    for (String id : ids(refusal)) {
      for (JobOperation step : List.of(JobOperation.STATUS, JobOperation.RESULT)) {
        ProbeResponse reply =
            context.send(context.run().endpoints().stranger(step, request.operation(), null, id));
        AnswerReading reading = AnswerReading.of(step, reply);
        boolean done = step == JobOperation.RESULT || ImageLocator.in(reply.json());
        context.expect(
            reading != AnswerReading.PENDING && !(done && reading == AnswerReading.DONE),
            "The job of the refused request " + request,
            "no job",
            "a job, whose " + step.operation() + " says " + reading);
      }
    }
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
