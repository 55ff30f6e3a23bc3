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
  static void assertRequired(CheckContext trial, ObservedJob flight, Predicate<String> judged) {
    JsonNode body = body(trial, flight);
    List<String> fields = body.properties().stream().map(Map.Entry::getKey).toList();
    for (SchemaProperty property : schema(flight).properties().values()) {
      if (property.required() && judged.test(property.name())) {
        trial.expect(
            body.has(property.name()),
            "The fields of the ticket of " + flight,
            property.name() + " among them",
            String.join(", ", fields));
      }
    }
  }

  /** Holds the URLs of a ticket to being absolute; one may be left out, or null. */
  static void assertAbsoluteUrls(CheckContext trial, ObservedJob flight) {
    for (JobOperation step : JobOperation.values()) {
      JsonNode url = body(trial, flight).path(step.field());
      if (!url.isMissingNode() && !url.isNull()) {
        trial.expect(
            url.asText().matches("https?://[^/@\\s]+/\\S*"),
            "The " + step.field() + " of " + flight,
            "an absolute http or https URL",
            url);
      }
    }
  }

  /** Holds what a submit answers with a 2xx to being a ticket with 200. */
  static void assertTickets(CheckContext trial) {
    int good = 0;
    for (ObservedJob flight : trial.flights()) {
      ProbeResponse response = reply(trial, flight);
      boolean unreadable = ReportedTicket.isUnreadable(response);
      if (flight.ticket() != null || unreadable) {
        good++;
        trial.expect(flight.toString(), response).hasStatus(200);
        trial.expect(
            !unreadable,
            "The answer to " + flight + ", which says that it was taken",
            "a ticket: a JSON object with request_id, status_url and response_url",
            response);
      }
    }
    if (good == 0) {
      throw CheckContext.cannotTell("no job was taken");
    }
  }

  /** Holds the tickets of all jobs to ids that occur once; cannot tell where there is one job. */
  static void assertUniqueIds(CheckContext trial) {
    Map<String, ObservedJob> seen = new HashMap<>();
    for (ObservedJob flight : trial.ticketed()) {
      String id = ticket(flight).id();
      ObservedJob earlier = id == null ? null : seen.putIfAbsent(id, flight);
      if (earlier != null) {
        reply(trial, earlier);
      }
      reply(trial, flight);
      trial.expect(
          earlier == null,
          "The id of " + flight,
          "an id that no other job has",
          id + ", which " + earlier + " has too");
    }
    if (seen.size() < 2) {
      throw CheckContext.cannotTell("it takes two jobs to tell");
    }
  }

  static Schema schema(ObservedJob flight) {
    return requireNonNull(
        requireNonNull(flight.request().operation().answer(200)).schema(), "no schema of a ticket");
  }

  static ProbeResponse reply(CheckContext trial, ObservedJob flight) {
    return trial.only(requireNonNull(flight.submitReply()));
  }

  static JsonNode body(CheckContext trial, ObservedJob flight) {
    reply(trial, flight);
    return ticket(flight).body();
  }

  static ReportedTicket ticket(ObservedJob flight) {
    return requireNonNull(flight.ticket());
  }
}
