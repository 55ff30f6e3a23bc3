package dev.fluxcontract.conformance.checks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaProperty;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What checks of tickets look at; each look makes the answer to the submit the evidence. */
final class TicketAssertions {
  private TicketAssertions() {}

  /** Holds a ticket to those of its required fields that are to be judged. */
  static void assertRequired(CheckContext context, ObservedJob job, Predicate<String> judged) {
    JsonNode body = body(context, job);
    List<String> fields = body.properties().stream().map(Map.Entry::getKey).toList();
    for (SchemaProperty property : schema(job).properties().values()) {
      if (property.required() && judged.test(property.name())) {
        context.expect(
            body.has(property.name()),
            "The fields of the ticket of " + job,
            property.name() + " among them",
            String.join(", ", fields));
      }
    }
  }

  /** Holds the URLs of a ticket to being absolute; one may be left out, or null. */
  static void assertAbsoluteUrls(CheckContext context, ObservedJob job) {
    for (JobOperation step : JobOperation.values()) {
      JsonNode url = body(context, job).path(step.field());
      if (!url.isMissingNode() && !url.isNull()) {
        context.expect(
            url.asText().matches("https?://[^/@\\s]+/\\S*"),
            "The " + step.field() + " of " + job,
            "an absolute http or https URL",
            url);
      }
    }
  }

  /** Holds what a submit answers with a 2xx to being a ticket with 200. */
  static void assertTickets(CheckContext context) {
    int good = 0;
    for (ObservedJob job : context.jobs()) {
      ProbeResponse response = reply(context, job);
      boolean unreadable = ReportedTicket.isUnreadable(response);
      if (job.ticket() != null || unreadable) {
        good++;
        context.expect(job.toString(), response).hasStatus(200);
        context.expect(
            !unreadable,
            "The answer to " + job + ", which says that it was accepted",
            "a ticket: a JSON object with request_id, status_url and response_url",
            response);
      }
    }
    CheckContext.assume(good != 0, "no job was accepted");
  }

  /** Holds the tickets of all jobs to ids that occur once; cannot tell where there is one job. */
  static void assertUniqueIds(CheckContext context) {
    Map<String, ObservedJob> seen = new HashMap<>();
    for (ObservedJob job : context.ticketed()) {
      String id = ticket(job).id();
      ObservedJob earlier = id == null ? null : seen.putIfAbsent(id, job);
      if (earlier != null) {
        reply(context, earlier);
      }
      reply(context, job);
      context.expect(
          earlier == null,
          "The id of " + job,
          "an id that no other job has",
          id + ", which " + earlier + " has too");
    }
    CheckContext.assume(seen.size() >= 2, "two accepted jobs are needed");
  }

  static Schema schema(ObservedJob job) {
    return job.request().operation().answerSchema(200);
  }

  static ProbeResponse reply(CheckContext context, ObservedJob job) {
    return context.only(requireNonNull(job.submitReply()));
  }

  static JsonNode body(CheckContext context, ObservedJob job) {
    reply(context, job);
    return ticket(job).body();
  }

  static ReportedTicket ticket(ObservedJob job) {
    return requireNonNull(job.ticket());
  }
}
