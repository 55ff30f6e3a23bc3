package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.Property;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What checks of tickets look at; each look makes the answer to the submit the evidence. */
final class Tickets {
  private Tickets() {}

  /** Holds a ticket to those of its required fields that are to be judged. */
  static void assertRequired(Trial trial, Flight flight, Predicate<String> judged) {
    JsonNode body = body(trial, flight);
    List<String> fields = body.properties().stream().map(Map.Entry::getKey).toList();
    for (Property property : schema(flight).properties().values()) {
      if (property.required() && judged.test(property.name())) {
        assertKept(
            body.has(property.name()),
            "The fields of the ticket of " + flight,
            property.name() + " among them",
            String.join(", ", fields));
      }
    }
  }

  static Schema schema(Flight flight) {
    return requireNonNull(
        requireNonNull(flight.request().operation().answer(200)).schema(), "no schema of a ticket");
  }

  static Reply reply(Trial trial, Flight flight) {
    return trial.only(requireNonNull(flight.submitReply()));
  }

  static JsonNode body(Trial trial, Flight flight) {
    reply(trial, flight);
    return ticket(flight).body();
  }

  static Ticket ticket(Flight flight) {
    return requireNonNull(flight.ticket());
  }
}
