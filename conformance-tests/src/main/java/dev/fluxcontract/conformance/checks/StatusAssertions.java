package dev.fluxcontract.conformance.checks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the status address told of jobs. */
final class StatusAssertions {
  private StatusAssertions() {}

  /** The jobs whose state was told. Where none was, the gateway does not offer it. */
  static List<ObservedJob> offered(CheckContext context) {
    List<ObservedJob> offered =
        context.ticketed().stream().filter(ObservedJob::statusOffered).toList();
    CheckContext.assume(!offered.isEmpty(), "the gateway does not offer the status address");
    return offered;
  }

  /** All states told of a job, in order. */
  static List<ProbeResponse> all(ObservedJob job) {
    return Stream.concat(plain(job).stream(), Stream.ofNullable(job.withLogs())).toList();
  }

  /** All states told of a job as long as no log lines are asked for; LIFE-08 judges those. */
  static List<ProbeResponse> plain(ObservedJob job) {
    return Stream.concat(job.statuses().stream(), job.laterStatuses().stream()).toList();
  }

  /** Whether code and body of a state go together; LIFE-06 judges a body that tells none. */
  static boolean wellAnswered(ProbeResponse status) {
    return switch (AnswerReading.ofStatus(status)) {
      case PENDING -> status.hasStatus(200, 202, 400, 409, 425);
      case DONE -> status.hasStatus(200);
      case FAILED -> true;
      case UNKNOWN, BROKEN -> status.hasStatus(200, 202);
      case MISSING -> false;
    };
  }

  /** Whether the states of a job keep to the contract as long as no log lines are asked for. */
  static boolean conforms(CheckContext context, ObservedJob job) {
    return plain(job).stream()
        .allMatch(
            status ->
                SchemaConformance.violations(schema(context), status.json(), violation -> false)
                    .isEmpty());
  }

  /** What a state says of another job than its own. */
  static List<String> strange(ObservedJob job, JsonNode status) {
    ReportedTicket ticket = requireNonNull(job.ticket());
    List<String> strange = new ArrayList<>();
    JsonNode id = status.path("request_id");
    if (ticket.id() == null) {
      return strange;
    }
    if (id.isValueNode() && !id.isNull() && !id.asText().equals(ticket.id())) {
      strange.add("request_id " + id.asText());
    }
    for (JobOperation step : JobOperation.values()) {
      JsonNode url = status.path(step.field());
      if (url.isTextual() && !ticket.named(url.asText())) {
        strange.add(step.field() + " " + url.asText());
      }
    }
    return strange;
  }

  static Schema schema(CheckContext context) {
    return context.run().contract().operation("status").answerSchema(200);
  }
}
