package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.OPTIONAL;
import static dev.fluxcontract.conformance.cases.CaseKind.PARAMETERS;
import static dev.fluxcontract.conformance.cases.CaseKind.SPELLING;
import static dev.fluxcontract.conformance.cases.CaseKind.UNKNOWN_FIELD;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.AuthPrefix;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/** What a gateway has to accept. */
@AreaRationale(
    "What a gateway's pages print has to be accepted, or nothing can be built on them:"
        + " MUST. The pages disagree on whether an image may be sent as a data URI, and a"
        + " field that a gateway's own pages do not name may be refused: SHOULD. So is what fal's"
        + " page states of a model that no other page describes.")
final class SubmitChecks {
  @Check(
      id = "SUBMIT-01",
      level = Level.MUST,
      title = "Each documented request is accepted.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = EXAMPLE,
      per = CheckFrequency.CASE)
  void takesDocumentedRequests(CheckContext context) {
    assertTaken(context);
  }

  @Check(
      id = "SUBMIT-02",
      level = Level.MUST,
      title = "Both limits of each range and each value of each enum are accepted.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = VALUES,
      per = CheckFrequency.CASE)
  void takesAllowedValues(CheckContext context) {
    ProbeResponse reply = submitReply(context);
    if (reply.refused() && !context.request().tries().isEmpty()) {
      String value = refused(context, context.request(), reply);
      context.only(reply);
      context.expect(
          false,
          "The request was not accepted, because of " + value + " (" + context.request() + ")",
          "200 and a ticket",
          reply);
    }
    context.expect(context.request().id(), reply).isTaken();
  }

  @Check(
      id = "SUBMIT-03",
      level = Level.MUST,
      title = "A nullable field accepts null.",
      documents = {"D1", "D7", "D8"},
      page = PageFact.FIELDS,
      of = NULLS,
      per = CheckFrequency.CASE)
  void takesNulls(CheckContext context) {
    assertTaken(context);
  }

  @Check(
      id = "SUBMIT-04",
      level = Level.SHOULD,
      title = "A data URI is accepted as the input image.",
      documents = {"D2", "fal"},
      page = PageFact.DATA_URI,
      of = DATA_URI,
      per = CheckFrequency.CASE)
  void takesDataUris(CheckContext context) {
    assertTaken(context);
  }

  /** A relay's own pages do not name these fields, so it may refuse them as unknown. */
  @Check(
      id = "SUBMIT-05",
      level = Level.SHOULD,
      title = "A field that only fal documents is accepted or refused, but breaks nothing.",
      documents = {"fal"},
      of = OPTIONAL,
      per = CheckFrequency.CASE)
  void takesOrRefusesOptionalFields(CheckContext context) {
    takenOrRefused(context);
  }

  @Check(
      id = "SUBMIT-06",
      level = Level.SHOULD,
      title = "An undocumented field is ignored or refused, but breaks nothing.",
      documents = {"fal", "relay"},
      of = UNKNOWN_FIELD,
      per = CheckFrequency.CASE)
  void ignoresOrRefusesUnknownFields(CheckContext context) {
    takenOrRefused(context);
  }

  /** fal's own pages do not know them, and a gateway that takes fal's keys goes by those pages. */
  @Check(
      id = "SUBMIT-07",
      level = Level.MUST,
      title = "Values that only relays document are accepted; optional with Authorization: Key.",
      documents = {"D2", "D5", "D12", "D13", "D14", "D17"},
      of = SPELLING,
      per = CheckFrequency.CASE)
  void takesRelaySpellings(CheckContext context) {
    ProbeResponse reply = submitReply(context);
    if (reply.refused() && context.run().caller().scheme() == AuthPrefix.KEY) {
      context.note("refused with " + reply.status());
    } else {
      context.expect(context.request().id(), reply).isTaken();
    }
  }

  /**
   * fal_webhook and X-Fal-Request-Timeout; a gateway that does not know them need not obey them. A
   * job that did not start in time is given up with 504.
   */
  @Check(
      id = "SUBMIT-08",
      level = Level.SHOULD,
      title =
          "A submit with the documented query and header parameters is accepted, and they break"
              + " nothing.",
      documents = {"fal"},
      of = PARAMETERS,
      per = CheckFrequency.CASE)
  void takesParameters(CheckContext context) {
    assertTaken(context);
    assertBreaksNothing(context, last -> last.hasStatus(408, 504));
  }

  private static void assertTaken(CheckContext context) {
    context.expect(context.request().id(), submitReply(context)).isTaken();
  }

  private static void takenOrRefused(CheckContext context) {
    ProbeResponse reply = submitReply(context);
    if (reply.refused()) {
      context.note("refused with " + reply.status());
    } else {
      context.expect(context.request().id(), reply).isTaken();
      context.note("taken");
      assertBreaksNothing(context, ProbeResponse::refused);
    }
  }

  /**
   * The job has images, or failed with a result that is allowed. Of a failure that neither the
   * caller nor the gateway is blamed for it cannot be told.
   */
  private static void assertBreaksNothing(CheckContext context, Predicate<ProbeResponse> allowed) {
    ObservedJob job = context.ended(context.request());
    context.about(job);
    if (job.end() == JobEnd.FAILED) {
      ProbeResponse last = job.results().get(job.results().size() - 1);
      ProbeResponse told = TransientFailureRetry.inTrouble(last) ? context.lateResult(job) : last;
      boolean tells = told.trouble() == null && !told.good() && !job.cancelledByTheLook();
      CheckContext.assume(tells, job + ": " + job.how());
      if (allowed.test(told)) {
        context.note("its job failed with " + told.status());
        return;
      }
    }
    context.expectImages(job);
  }

  private static ProbeResponse submitReply(CheckContext context) {
    ObservedJob job = context.run().jobs().submitted(context.request());
    ProbeResponse reply = job.submitReply();
    if (reply == null) {
      throw new TestAbortedException(job.how());
    }
    return context.shown(reply);
  }

  /**
   * Which of several values is refused: the one that the refusal names, or the one without which
   * the request is taken; all where it cannot be told. To find out takes requests, so it is tried
   * only as far as the budget has more than the run needs.
   */
  private static String refused(CheckContext context, Case request, ProbeResponse refusal) {
    List<Case.FieldValue> named =
        request.tries().stream().filter(value -> names(refusal, value.field())).toList();
    if (named.size() == 1) {
      return shown(named.get(0));
    }
    for (Case.FieldValue value : request.tries()) {
      Case rest = request.without(value);
      if (!context.run().takesSpare(rest.worstCase())) {
        break;
      }
      ProbeResponse reply = context.reply(rest);
      if (ReportedTicket.of(reply) != null) {
        return shown(value);
      }
    }
    return request.tries().stream()
        .map(SubmitChecks::shown)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static boolean names(ProbeResponse refusal, String field) {
    return Pattern.compile("\\b" + Pattern.quote(field) + "\\b").matcher(refusal.text()).find();
  }

  private static String shown(Case.FieldValue value) {
    return value.field() + "=" + value.shown();
  }
}
