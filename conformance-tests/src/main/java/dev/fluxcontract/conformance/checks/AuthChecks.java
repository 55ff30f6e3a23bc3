package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.ABOVE;
import static dev.fluxcontract.conformance.cases.CaseKind.CUT_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.EMPTY_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.GUARDED;
import static dev.fluxcontract.conformance.cases.CaseKind.LONGER_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.NOT_JSON;
import static dev.fluxcontract.conformance.cases.CaseKind.NO_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.OTHER_CASE_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.REQUIRED;
import static dev.fluxcontract.conformance.cases.CaseKind.WRONG_KEY;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.util.List;
import java.util.stream.Collectors;

/** Nothing without the key. */
@AreaRationale(
    "D5 asks for a key, as every gateway does, and without it anybody, or any other customer, could"
        + " see, fetch or cancel the jobs of others: MUST. No page states the words of a refusal,"
        + " or that the key is not sent back: SHOULD.")
final class AuthChecks {
  @Check(
      id = "AUTH-01",
      level = Level.MUST,
      title = "A submit without a key is refused.",
      documents = {"D5", "fal", "relay"},
      page = PageFact.AUTH,
      of = NO_KEY,
      per = CheckFrequency.CASE)
  void submitNeedsAKey(CheckContext context) {
    AuthAssertions.assertUnauthorised(context);
  }

  @Check(
      id = "AUTH-02",
      level = Level.MUST,
      title = "A submit with a wrong key is refused.",
      documents = {"D5", "fal", "relay"},
      page = PageFact.AUTH,
      of = {WRONG_KEY, CUT_KEY, LONGER_KEY, OTHER_CASE_KEY, EMPTY_KEY},
      per = CheckFrequency.CASE)
  void submitNeedsTheKey(CheckContext context) {
    AuthAssertions.assertUnauthorised(context);
  }

  @Check(
      id = "AUTH-03",
      level = Level.MUST,
      title = "The state of a job is not shown without a valid key.",
      documents = {"D5", "fal", "relay"},
      page = {PageFact.AUTH, PageFact.STATUS_ADDRESS},
      of = GUARDED)
  void statusNeedsTheKey(CheckContext context) {
    AuthAssertions.assertClosedToStrangers(context, JobOperation.STATUS);
  }

  @Check(
      id = "AUTH-04",
      level = Level.MUST,
      title = "The result of a job is not returned without a valid key.",
      documents = {"D5", "fal", "relay"},
      page = {PageFact.AUTH, PageFact.RESULT_ADDRESS},
      of = GUARDED)
  void resultNeedsTheKey(CheckContext context) {
    AuthAssertions.assertClosedToStrangers(context, JobOperation.RESULT);
  }

  @Check(
      id = "AUTH-05",
      level = Level.MUST,
      title = "A job is not cancelled without a valid key.",
      documents = {"D5", "fal", "relay"},
      page = {PageFact.AUTH, PageFact.CANCEL_ADDRESS},
      of = GUARDED)
  void cancelNeedsTheKey(CheckContext context) {
    AuthAssertions.assertClosedToStrangers(context, JobOperation.CANCEL);
    ObservedJob job = context.ticketed().get(0);
    context.about(job);
    context.expect(
        !job.cancelledByTheLook() || cancelledByOtherCustomer(job),
        job + " after a request to cancel it that came without a valid key; " + job.how(),
        "a job that is not cancelled",
        "a cancelled job");
  }

  /** An empty body is a poor answer but no wrong one; a page of HTML where JSON belongs is. */
  @Check(
      id = "AUTH-06",
      level = Level.SHOULD,
      title = "A missing key is reported in JSON and in a known shape.",
      documents = {"fal", "relay"},
      of = {NO_KEY, WRONG_KEY},
      per = CheckFrequency.OPERATION)
  void saysWhy(CheckContext context) {
    for (Case request : context.cases()) {
      ProbeResponse reply = context.run().attempts().reply(request, AuthAssertions.shown(request));
      if (reply.refused() && !reply.text().isBlank()) {
        context.expect(request.id(), reply).explains(context.run().schema("ErrorBody"));
      }
    }
  }

  @Check(
      id = "AUTH-07",
      level = Level.SHOULD,
      title = "No response contains the key.",
      documents = {"fal", "relay"},
      of = {EXAMPLE, GUARDED, REQUIRED, ABOVE, NOT_JSON})
  void keyIsNotEchoed(CheckContext context) {
    for (Case request : context.cases()) {
      if (!request.kind().makesJob()) {
        context.reply(request);
      }
    }
    // The answers to any job may hold it, those to other checks' jobs as well.
    context.run().jobs().ended();
    List<ProbeResponse> leaks = context.run().caller().leaks();
    leaks.stream().limit(5).forEach(context::shown);
    String urls = leaks.stream().map(r -> r.exchange().url()).collect(Collectors.joining(", "));
    context.expect(leaks.isEmpty(), "URLs whose response contains the key", "none", urls);
  }

  @Check(
      id = "AUTH-08",
      level = Level.MUST,
      title = "Another customer cannot see the state of a job.",
      documents = {"D5", "fal", "relay"},
      page = {PageFact.AUTH, PageFact.STATUS_ADDRESS},
      of = GUARDED)
  void statusIsForItsCustomer(CheckContext context) {
    AuthAssertions.assertClosedToOtherCustomers(context, JobOperation.STATUS);
  }

  @Check(
      id = "AUTH-09",
      level = Level.MUST,
      title = "Another customer cannot fetch the result of a job.",
      documents = {"D5", "fal", "relay"},
      page = {PageFact.AUTH, PageFact.RESULT_ADDRESS},
      of = GUARDED)
  void resultIsForItsCustomer(CheckContext context) {
    AuthAssertions.assertClosedToOtherCustomers(context, JobOperation.RESULT);
  }

  @Check(
      id = "AUTH-10",
      level = Level.MUST,
      title = "Another customer cannot cancel a job.",
      documents = {"D5", "fal", "relay"},
      page = {PageFact.AUTH, PageFact.CANCEL_ADDRESS},
      of = GUARDED)
  void cancelIsForItsCustomer(CheckContext context) {
    AuthAssertions.assertClosedToOtherCustomers(context, JobOperation.CANCEL);
  }

  /** Whether another customer was let to cancel the job: then nobody else need have. */
  private static boolean cancelledByOtherCustomer(ObservedJob job) {
    return job.attempts().stream()
        .anyMatch(
            attempt ->
                attempt.step() == JobOperation.CANCEL
                    && attempt.credentials() == ProbeCredentials.OTHER_CUSTOMER
                    && attempt.reply().good());
  }
}
