package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;

import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.CancelReading;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;

/** A job that does not exist. These cost nothing: without a job the documented address is asked. */
@AreaRationale(
    "None of D1 to D18 says what happens if a job does not exist. fal answers that there is none,"
        + " and without such an answer a caller would wait for nothing: SHOULD.")
final class UnknownJobChecks {
  @Check(
      id = "UNKNOWN-01",
      level = Level.SHOULD,
      title = "The state of a job that does not exist is refused.",
      documents = {"fal"})
  void statusIsRefused(CheckContext context) {
    context
        .expect("the state of a job that does not exist", ask(context, JobOperation.STATUS))
        .isRefused();
  }

  @Check(
      id = "UNKNOWN-02",
      level = Level.SHOULD,
      title = "The result of a job that does not exist is refused.",
      documents = {"fal"})
  void resultIsRefused(CheckContext context) {
    ProbeResponse reply = ask(context, JobOperation.RESULT);
    context.expect("the result of a job that does not exist", reply).isRefused();
    context.expect(
        AnswerReading.ofResult(reply) != AnswerReading.PENDING,
        "The result of a job that does not exist",
        "no such job",
        reply);
  }

  /** 404 at fal; a relay that answers 200 has to say that there is nothing to cancel. */
  @Check(
      id = "UNKNOWN-03",
      level = Level.SHOULD,
      title = "A job that does not exist is not cancelled.",
      documents = {"fal"})
  void cancelIsRefused(CheckContext context) {
    ProbeResponse reply = ask(context, JobOperation.CANCEL);
    CancelReading sight = CancelReading.of(reply);
    if (sight == CancelReading.ACCEPTED || sight == CancelReading.BROKEN) {
      context.expect("the cancelling of a job that does not exist", reply).isRefused();
    }
  }

  private static ProbeResponse ask(CheckContext context, JobOperation step) {
    RunContext run = context.run();
    Operation submit = run.contract().submits().get(0);
    ObservedJob like = run.jobs().known(EXAMPLE);
    ReportedTicket ticket = like == null ? null : like.ticket();
    String id = ticket == null ? null : ticket.id();

    return context.send(run.endpoints().stranger(step, submit, like, run.strangerId(id)));
  }
}
