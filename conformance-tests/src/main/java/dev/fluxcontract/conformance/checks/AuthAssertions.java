package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.CUT_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.EMPTY_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.LONGER_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.NO_KEY;
import static dev.fluxcontract.conformance.cases.CaseKind.OTHER_CASE_KEY;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.KeylessJobRequest;
import dev.fluxcontract.conformance.engine.LeakedJobs;
import dev.fluxcontract.conformance.engine.ResponseAssert;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.util.List;
import java.util.function.Predicate;

/** What is expected of answers to those who have not the key. */
final class AuthAssertions {
  private AuthAssertions() {}

  /** A submit is refused for its key, and no job comes of it. */
  static void assertUnauthorised(CheckContext context) {
    ProbeResponse reply =
        context.run().attempts().reply(context.request(), shown(context.request()));
    ResponseAssert answer = context.expect(context.request().id(), reply);
    // A header without a key is malformed, which is 400 as well.
    if (context.request().kind() == EMPTY_KEY) {
      answer.isRefused();
    } else {
      answer.isUnauthorised();
    }
    LeakedJobs.assertNone(context, context.request(), reply);
  }

  /** Which key a case shows. */
  static ProbeCredentials shown(Case request) {
    return switch (request.kind()) {
      case NO_KEY -> ProbeCredentials.NONE;
      case CUT_KEY -> ProbeCredentials.CUT;
      case LONGER_KEY -> ProbeCredentials.LONGER;
      case OTHER_CASE_KEY -> ProbeCredentials.OTHER_CASE;
      case EMPTY_KEY -> ProbeCredentials.EMPTY;
      default -> ProbeCredentials.WRONG;
    };
  }

  static void assertClosedToStrangers(CheckContext context, JobOperation step) {
    assertClosed(context, step, sender -> sender != ProbeCredentials.OTHER_CUSTOMER);
  }

  static void assertClosedToOtherCustomers(CheckContext context, JobOperation step) {
    CheckContext.assume(
        context.run().caller().knowsOtherCustomer(),
        "it was not tried, since no second customer's key was given (--other-key-env)");
    ProbeResponse probe = context.shown(context.run().askAsOtherCustomer(step));
    CheckContext.assume(
        !probe.hasStatus(401, 403), "the gateway refuses the second key, with " + probe.status());
    CheckContext.assume(
        isClosed(probe),
        "the gateway does not refuse what is asked about a job that does not exist: " + probe);
    assertClosed(context, step, sender -> sender == ProbeCredentials.OTHER_CUSTOMER);
  }

  /** A job that the caller may not see may also look as if it were not there. */
  private static void assertClosed(
      CheckContext context, JobOperation step, Predicate<ProbeCredentials> senders) {
    List<KeylessJobRequest> answered =
        context.ticketed().get(0).attempts().stream()
            .filter(attempt -> attempt.step() == step)
            .filter(attempt -> senders.test(attempt.credentials()))
            .filter(attempt -> !attempt.reply().hasStatus(429))
            .toList();
    CheckContext.assume(!answered.isEmpty(), "every request was answered with 429");
    for (KeylessJobRequest attempt : answered) {
      context.expect(
          isClosed(attempt),
          "The answer to " + attempt,
          "401 or 403, or 404 as if there were no such job",
          context.only(attempt.reply()));
    }
  }

  private static boolean isClosed(KeylessJobRequest attempt) {
    ProbeResponse reply = attempt.reply();
    boolean malformed =
        attempt.credentials() == ProbeCredentials.EMPTY
            && reply.hasStatus(400)
            && AnswerReading.ofResult(reply) != AnswerReading.PENDING;
    return malformed || isClosed(reply);
  }

  private static boolean isClosed(ProbeResponse reply) {
    return reply.hasStatus(401, 403, 404, 405, 501);
  }
}
