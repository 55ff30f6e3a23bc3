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
        + " it: MUST. Known gateways leave out a state, a URL to cancel and a place in the queue,"
        + " and only fal says what the header and the addresses are for: SHOULD.")
final class TicketChecks {
  /** Known gateways leave these out, and what they say can be had otherwise. */
  private static final Set<String> LEFT_OUT = Set.of("status", "cancel_url", "queue_position");

  @Check(
      id = "TICKET-01",
      level = Level.MUST,
      title = "An accepted submit is answered with 200 and a ticket.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_ID,
      of = {EXAMPLE, VALUES, SYNC, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void answers200(CheckContext context) {
    TicketAssertions.assertTickets(context);
  }

  @Check(
      id = "TICKET-02",
      level = Level.MUST,
      title = "The response to a submit is JSON, and its content type says so.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES, SYNC, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void isJson(CheckContext context) {
    for (ObservedJob job : context.jobs()) {
      ProbeResponse response = reply(context, job);
      if (response.good()) {
        context.expect(job.toString(), response).isJson();
      }
    }
  }

  @Check(
      id = "TICKET-03",
      level = Level.MUST,
      title = "A ticket has the job's id, a string.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_ID,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void carriesAnId(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      JsonNode id = body(context, job).path("request_id");
      context.expect(
          id.isTextual() && !id.asText().isBlank(),
          "The request_id of " + job,
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
  void idsAreUnique(CheckContext context) {
    assertUniqueIds(context);
  }

  /** A URL may be null, at fal and elsewhere, but it is told. */
  @Check(
      id = "TICKET-05",
      level = Level.MUST,
      title = "A ticket has request_id, response_url and, if states are reported, status_url.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void carriesTheFields(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      // Where states are not told, there need be no URL of them.
      boolean states = job.statusOffered();
      assertRequired(
          context,
          job,
          field -> !LEFT_OUT.contains(field) && (states || !field.equals("status_url")));
    }
  }

  /** A relay that leaves one of them out is no less usable, but departs from its own pages. */
  @Check(
      id = "TICKET-12",
      level = Level.SHOULD,
      title = "A ticket has status, cancel_url and queue_position.",
      documents = {"D3", "D4", "D5"},
      page = PageFact.ANSWER,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void carriesTheOtherFields(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      assertRequired(context, job, LEFT_OUT::contains);
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
  void urlsAreAbsolute(CheckContext context) {
    context.ticketed().forEach(job -> TicketAssertions.assertAbsoluteUrls(context, job));
  }

  /** Any host and any path will do, as long as the job's id is a step of it. */
  @Check(
      id = "TICKET-07",
      level = Level.MUST,
      title = "The URLs of a ticket contain the job's id.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_URL,
      of = {EXAMPLE, GUARDED, FINISHED, VALUES},
      per = CheckFrequency.OPERATION)
  void urlsNameTheJob(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      reply(context, job);
      ReportedTicket told = ticket(job);
      for (JobOperation step : JobOperation.values()) {
        String url = told.url(step);
        context.expect(
            url == null || told.id() == null || told.named(url),
            "The " + step.field() + " of " + job,
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
  void hasTheRightTypes(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      // What is missing is judged by TICKET-05.
      context
          .expect(job.toString(), reply(context, job))
          .conformsTo(schema(job), violation -> violation.keyword().equals("required"));
    }
  }

  @Check(
      id = "TICKET-09",
      level = Level.MUST,
      title = "The state in a ticket, if there is one, is a known state.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_STATE,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void stateIsKnown(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      JsonNode told = body(context, job);
      ReportedState state = ReportedState.of(told);
      context.expect(
          state != ReportedState.UNKNOWN
              && state != ReportedState.FAILED
              && !ReportedState.misspelt(told),
          "The state of " + job + " in its ticket",
          "IN_QUEUE, IN_PROGRESS or COMPLETED",
          told.path("status"));
    }
  }

  @Check(
      id = "TICKET-10",
      level = Level.SHOULD,
      title = "The header X-Fal-Request-Id, if there is one, is the job's id.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void headerCarriesTheId(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      String header = reply(context, job).header("X-Fal-Request-Id");
      context.expectEqual(
          "X-Fal-Request-Id of " + job,
          ticket(job).id(),
          header == null ? ticket(job).id() : header);
    }
  }

  @Check(
      id = "TICKET-11",
      level = Level.SHOULD,
      title = "The paths of a ticket's URLs, put on the base URL, lead to the job.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void urlsLeadToTheJob(CheckContext context) {
    for (ObservedJob job : context.ticketed()) {
      context.about(job);
      context.expectEqual(
          "Ticket URLs of " + job + " that do not lead to the job, though the documented URL does",
          "none",
          job.detours().isEmpty() ? "none" : CheckContext.listed(job.detours()));
    }
  }
}
