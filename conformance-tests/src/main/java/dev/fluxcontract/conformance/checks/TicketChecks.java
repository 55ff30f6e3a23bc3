package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a submit answers. */
@Reason(
    "A ticket is all that a caller has of a job that is paid for, and the pages print"
        + " it: MUST. A state, a URL to cancel and a place in the queue are left out by"
        + " known gateways, and what the header and the addresses are good for only fal"
        + " says: SHOULD.")
final class TicketChecks {
  /** Known gateways leave these out, and what they say can be had otherwise. */
  private static final Set<String> LEFT_OUT = Set.of("status", "cancel_url", "queue_position");

  @Check(
      id = "TICKET-01",
      level = Level.MUST,
      title = "A submit that is taken answers 200.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SYNC, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void answers200(Trial trial) {
    for (Flight flight : trial.taken()) {
      assertThat(Tickets.reply(trial, flight)).as(flight.toString()).hasStatus(200);
    }
  }

  @Check(
      id = "TICKET-02",
      level = Level.MUST,
      title = "The answer to a submit is JSON, and its content type says so.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SYNC, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void isJson(Trial trial) {
    for (Flight flight : trial.flights()) {
      Reply reply = Tickets.reply(trial, flight);
      if (reply.good()) {
        assertThat(reply).as(flight.toString()).isJson();
      }
    }
  }

  @Check(
      id = "TICKET-03",
      level = Level.MUST,
      title = "A ticket carries the job's id, a text.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void carriesAnId(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      JsonNode id = Tickets.body(trial, flight).path("request_id");
      assertKept(
          id.isTextual() && !id.asText().isBlank(),
          "The request_id of " + flight,
          "a text that is not empty",
          id.isMissingNode() ? "left out" : id);
    }
  }

  @Check(
      id = "TICKET-04",
      level = Level.MUST,
      title = "No two jobs have the same id.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {
        Kind.EXAMPLE,
        Kind.GUARDED,
        Kind.FINISHED,
        Kind.VALUES,
        Kind.NULLS,
        Kind.DATA_URI,
        Kind.SPELLING
      })
  void idsAreUnique(Trial trial) {
    Map<String, Flight> seen = new HashMap<>();
    for (Flight flight : trial.ticketed()) {
      String id = Tickets.ticket(flight).id();
      Flight earlier = id == null ? null : seen.putIfAbsent(id, flight);
      if (earlier != null) {
        Tickets.reply(trial, earlier);
      }
      Tickets.reply(trial, flight);
      assertKept(
          earlier == null,
          "The id of " + flight,
          "an id that no other job has",
          id + ", which " + earlier + " has too");
    }
    if (seen.size() < 2) {
      throw Trial.cannotTell("it takes two jobs to tell");
    }
  }

  /** A URL may be null, at fal and elsewhere, but it is told. */
  @Check(
      id = "TICKET-05",
      level = Level.MUST,
      title = "A ticket has the fields that every gateway sends.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void carriesTheFields(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      // Where states are not told, there need be no URL of them.
      boolean states = flight.statusOffered();
      Tickets.assertRequired(
          trial,
          flight,
          field -> !LEFT_OUT.contains(field) && (states || !field.equals("status_url")));
    }
  }

  /** A relay that leaves one of them out is no less usable, but departs from its own pages. */
  @Check(
      id = "TICKET-12",
      level = Level.SHOULD,
      title = "A ticket has the other fields that its documents require.",
      documents = {"D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void carriesTheOtherFields(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      Tickets.assertRequired(trial, flight, LEFT_OUT::contains);
    }
  }

  @Check(
      id = "TICKET-06",
      level = Level.MUST,
      title = "The URLs of a ticket are absolute.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void urlsAreAbsolute(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      for (Step step : Step.values()) {
        JsonNode url = Tickets.body(trial, flight).path(step.field());
        if (!url.isMissingNode() && !url.isNull()) {
          assertKept(
              url.asText().matches("https?://[^/@\\s]+/\\S*"),
              "The " + step.field() + " of " + flight,
              "an absolute http or https URL",
              url);
        }
      }
    }
  }

  /** Any host and any path will do, as long as the job's id is a step of it. */
  @Check(
      id = "TICKET-07",
      level = Level.MUST,
      title = "The URLs of a ticket name the job.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.GUARDED, Kind.FINISHED, Kind.VALUES},
      per = Per.OPERATION)
  void urlsNameTheJob(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      Tickets.reply(trial, flight);
      Ticket ticket = Tickets.ticket(flight);
      for (Step step : Step.values()) {
        String url = ticket.url(step);
        assertKept(
            url == null || ticket.id() == null || ticket.named(url),
            "The " + step.field() + " of " + flight,
            "a URL with " + ticket.id() + " as a step of its path",
            String.valueOf(url));
      }
    }
  }

  @Check(
      id = "TICKET-08",
      level = Level.MUST,
      title = "The fields of a ticket have the documented types.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SYNC, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void hasTheRightTypes(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      // What is missing is judged by TICKET-05.
      assertThat(Tickets.reply(trial, flight))
          .conformsTo(Tickets.schema(flight), violation -> violation.keyword().equals("required"));
    }
  }

  @Check(
      id = "TICKET-09",
      level = Level.MUST,
      title = "A ticket's state is one that is known, where it tells one.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void stateIsKnown(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      JsonNode body = Tickets.body(trial, flight);
      State state = State.of(body);
      assertKept(
          state != State.UNKNOWN && state != State.FAILED && !State.misspelt(body),
          "The state of " + flight + " as its ticket tells it",
          "IN_QUEUE, IN_PROGRESS or COMPLETED",
          body.path("status"));
    }
  }

  @Check(
      id = "TICKET-10",
      level = Level.SHOULD,
      title = "The header X-Fal-Request-Id, where there is one, carries the job's id.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void headerCarriesTheId(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      String header = Tickets.reply(trial, flight).header("X-Fal-Request-Id");
      assertThat(header == null ? Tickets.ticket(flight).id() : header)
          .as("X-Fal-Request-Id of %s", flight)
          .isEqualTo(Tickets.ticket(flight).id());
    }
  }

  @Check(
      id = "TICKET-11",
      level = Level.SHOULD,
      title = "The URLs of a ticket lead to the job, once their path is put on the base URL.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void urlsLeadToTheJob(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      trial.about(flight);
      assertThat(flight.detours())
          .as("URLs of %s behind which nothing is, though the documented address works", flight)
          .isEqualTo(List.of());
    }
  }
}
