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
    "The five do not speak of jobs that do not exist. fal answers that there is none,"
        + " and without such an answer a caller would wait for nothing: SHOULD.")
final class UnknownChecks {
  @Check(
      id = "UNKNOWN-01",
      level = Level.SHOULD,
      title = "The state of a job that does not exist is refused.",
      documents = {"fal"})
  void statusIsRefused(CheckContext trial) {
    trial
        .expect("the state of a job that does not exist", ask(trial, JobOperation.STATUS))
        .isRefused();
  }

  @Check(
      id = "UNKNOWN-02",
      level = Level.SHOULD,
      title = "The result of a job that does not exist is refused.",
      documents = {"fal"})
  void resultIsRefused(CheckContext trial) {
    ProbeResponse reply = ask(trial, JobOperation.RESULT);
    trial.expect("the result of a job that does not exist", reply).isRefused();
    trial.expect(
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
  void cancelIsRefused(CheckContext trial) {
    ProbeResponse reply = ask(trial, JobOperation.CANCEL);
    CancelReading sight = CancelReading.of(reply);
    if (sight == CancelReading.ACCEPTED || sight == CancelReading.BROKEN) {
      trial.expect("the cancelling of a job that does not exist", reply).isRefused();
    }
  }

  private static ProbeResponse ask(CheckContext trial, JobOperation step) {
    RunContext bench = trial.bench();
    Operation submit = bench.contract().submits().get(0);
    ObservedJob like = bench.flights().known(EXAMPLE);
    ReportedTicket ticket = like == null ? null : like.ticket();
    String id = ticket == null ? null : ticket.id();

    return trial.send(bench.inquiries().stranger(step, submit, like, bench.strangerId(id)));
  }
}
