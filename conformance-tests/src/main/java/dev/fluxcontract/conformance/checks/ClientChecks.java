package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.CLIENT;
import static dev.fluxcontract.conformance.cases.CaseKind.CLIENT_CANCELLED;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ClientSession;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.CancelReading;
import java.util.List;

/** The generated client at this gateway. A job that the other checks fail on says no more here. */
@AreaRationale(
    "The client is generated from the same contract as these checks. An answer that it cannot use"
        + " need not break what a page states, and another client may use it: SHOULD.")
final class ClientChecks {
  @Check(
      id = "CLIENT-01",
      level = Level.SHOULD,
      title = "The generated client submits a request, waits for the job, and fetches its images.",
      documents = {"D1", "D2", "D3", "D4", "D5", "fal"},
      of = {CLIENT, CLIENT_CANCELLED},
      per = CheckFrequency.CASE)
  void makesImages(CheckContext context) {
    ClientSession session = session(context);
    FluxException failure = session.failure();
    if (failure != null) {
      fail(context, last(session), failure);
    }
    if (session.wasCancelled()) {
      context.note("cancelled, so there are no images");
    }
  }

  @Check(
      id = "CLIENT-02",
      level = Level.SHOULD,
      title =
          "The generated client cancels a job, or is told by the gateway that cancelling is not"
              + " possible.",
      documents = {"fal", "relay"},
      of = CLIENT_CANCELLED)
  void cancels(CheckContext context) {
    CheckContext.assume(
        !context.cases().isEmpty(),
        "a job to cancel needs a second operation, and there is only one");
    ClientSession session = session(context);
    ProbeResponse reply = session.cancelReply();
    FluxException failure = session.cancelFailure();
    if (reply == null) {
      throw CheckContext.cannotTell("no job was accepted");
    }
    CheckContext.assume(
        failure == null || !TransientFailureRetry.inTrouble(reply),
        "the request to cancel gave " + reply);
    if (failure != null && CancelReading.of(reply) == CancelReading.BROKEN) {
      fail(context, reply, failure);
    }
    context.note(failure == null ? "answered with " + reply.status() : "" + failure.getMessage());
  }

  private static ClientSession session(CheckContext context) {
    ObservedJob own = context.run().jobs().example(context.request().operation());
    if (own != null && own.end() != JobEnd.IMAGES) {
      throw CheckContext.cannotTell("without the client there are no images either: " + own.how());
    }
    ClientSession session = context.run().client(context.request());
    session.responses().forEach(context::shown);
    if (session.undecided() != null) {
      throw CheckContext.cannotTell(session.undecided());
    }
    return session;
  }

  private static ProbeResponse last(ClientSession session) {
    List<ProbeResponse> responses = session.responses();
    CheckContext.assume(!responses.isEmpty(), "the client ended before anything was answered");
    return responses.get(responses.size() - 1);
  }

  private static void fail(CheckContext context, ProbeResponse answer, FluxException failure) {
    context.expect(
        false,
        "The answer to " + answer.exchange().method() + " " + answer.exchange().url(),
        "one that the generated client can use",
        answer + ". The client says: " + failure.getMessage());
  }
}
