package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.FINISHED;
import static dev.fluxcontract.conformance.cases.CaseKind.GUARDED;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.SPELLING;
import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;
import static dev.fluxcontract.conformance.checks.TicketAssertions.assertRequired;
import static dev.fluxcontract.conformance.checks.TicketAssertions.assertUniqueIds;
import static dev.fluxcontract.conformance.checks.TicketAssertions.body;
import static dev.fluxcontract.conformance.checks.TicketAssertions.reply;
import static dev.fluxcontract.conformance.checks.TicketAssertions.schema;
import static dev.fluxcontract.conformance.checks.TicketAssertions.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedState;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.Set;

/** What a submit answers. */
@AreaRationale(
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
      title = "A submit that is taken answers 200, and with a ticket.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_ID,
      of = {EXAMPLE, VALUES, SYNC, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void answers200(CheckContext trial) {
    TicketAssertions.assertTickets(trial);
  }

  @Check(
      id = "TICKET-02",
      level = Level.MUST,
      title = "The answer to a submit is JSON, and its content type says so.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES, SYNC, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void isJson(CheckContext trial) {
    for (ObservedJob flight : trial.flights()) {
      ProbeResponse response = reply(trial, flight);
      if (response.good()) {
        trial.expect(flight.toString(), response).isJson();
      }
    }
  }

  @Check(
      id = "TICKET-03",
      level = Level.MUST,
      title = "A ticket carries the job's id, a text.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_ID,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void carriesAnId(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      JsonNode id = body(trial, flight).path("request_id");
      trial.expect(
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
      page = PageFact.TICKET_ID,
      of = {EXAMPLE, GUARDED, FINISHED, VALUES, NULLS, DATA_URI, SPELLING})
  void idsAreUnique(CheckContext trial) {
    assertUniqueIds(trial);
  }

  /** A URL may be null, at fal and elsewhere, but it is told. */
  @Check(
      id = "TICKET-05",
      level = Level.MUST,
      title = "A ticket has the fields that every gateway sends.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void carriesTheFields(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      // Where states are not told, there need be no URL of them.
      boolean states = flight.statusOffered();
      assertRequired(
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
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void carriesTheOtherFields(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      assertRequired(trial, flight, LEFT_OUT::contains);
    }
  }

  @Check(
      id = "TICKET-06",
      level = Level.MUST,
      title = "The URLs of a ticket are absolute.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_URL,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void urlsAreAbsolute(CheckContext trial) {
    trial.ticketed().forEach(flight -> TicketAssertions.assertAbsoluteUrls(trial, flight));
  }

  /** Any host and any path will do, as long as the job's id is a step of it. */
  @Check(
      id = "TICKET-07",
      level = Level.MUST,
      title = "The URLs of a ticket name the job.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_URL,
      of = {EXAMPLE, GUARDED, FINISHED, VALUES},
      per = CheckFrequency.OPERATION)
  void urlsNameTheJob(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      reply(trial, flight);
      ReportedTicket told = ticket(flight);
      for (JobOperation step : JobOperation.values()) {
        String url = told.url(step);
        trial.expect(
            url == null || told.id() == null || told.named(url),
            "The " + step.field() + " of " + flight,
            "a URL with " + told.id() + " as a step of its path",
            String.valueOf(url));
      }
    }
  }

  @Check(
      id = "TICKET-08",
      level = Level.MUST,
      title = "The fields of a ticket have the documented types.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES, SYNC, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheRightTypes(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      // What is missing is judged by TICKET-05.
      trial
          .expect(flight.toString(), reply(trial, flight))
          .conformsTo(schema(flight), violation -> violation.keyword().equals("required"));
    }
  }

  @Check(
      id = "TICKET-09",
      level = Level.MUST,
      title = "A ticket's state is one that is known, where it tells one.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_STATE,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void stateIsKnown(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      JsonNode told = body(trial, flight);
      ReportedState state = ReportedState.of(told);
      trial.expect(
          state != ReportedState.UNKNOWN
              && state != ReportedState.FAILED
              && !ReportedState.misspelt(told),
          "The state of " + flight + " as its ticket tells it",
          "IN_QUEUE, IN_PROGRESS or COMPLETED",
          told.path("status"));
    }
  }

  @Check(
      id = "TICKET-10",
      level = Level.SHOULD,
      title = "The header X-Fal-Request-Id, where there is one, carries the job's id.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void headerCarriesTheId(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      String header = reply(trial, flight).header("X-Fal-Request-Id");
      trial.expectEqual(
          "X-Fal-Request-Id of " + flight,
          ticket(flight).id(),
          header == null ? ticket(flight).id() : header);
    }
  }

  @Check(
      id = "TICKET-11",
      level = Level.SHOULD,
      title = "The URLs of a ticket lead to the job, once their path is put on the base URL.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void urlsLeadToTheJob(CheckContext trial) {
    for (ObservedJob flight : trial.ticketed()) {
      trial.about(flight);
      trial.expectEqual(
          "URLs of " + flight + " behind which nothing is, though the documented address works",
          "none",
          flight.detours().isEmpty() ? "none" : CheckContext.listed(flight.detours()));
    }
  }
}
