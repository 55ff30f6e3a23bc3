package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;

/** A job that does not exist. These cost nothing: without a job the documented address is asked. */
@Reason(
    "The five do not speak of jobs that do not exist. fal answers that there is none,"
        + " and without such an answer a caller would wait for nothing: SHOULD.")
final class UnknownChecks {
  @Check(
      id = "UNKNOWN-01",
      level = Level.SHOULD,
      title = "The state of a job that does not exist is refused.",
      documents = {"fal"})
  void statusIsRefused(Trial trial) {
    assertThat(ask(trial, Step.STATUS)).as("the state of a job that does not exist").isRefused();
  }

  @Check(
      id = "UNKNOWN-02",
      level = Level.SHOULD,
      title = "The result of a job that does not exist is refused.",
      documents = {"fal"})
  void resultIsRefused(Trial trial) {
    Reply reply = ask(trial, Step.RESULT);
    assertThat(reply).as("the result of a job that does not exist").isRefused();
    assertKept(
        Sight.ofResult(reply) != Sight.PENDING,
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
  void cancelIsRefused(Trial trial) {
    Reply reply = ask(trial, Step.CANCEL);
    CancelSight sight = CancelSight.of(reply);
    if (sight == CancelSight.ACCEPTED || sight == CancelSight.BROKEN) {
      assertThat(reply).as("the cancelling of a job that does not exist").isRefused();
    }
  }

  private static Reply ask(Trial trial, Step step) {
    Bench bench = trial.bench();
    Operation submit = bench.contract().submits().get(0);
    Flight like = bench.flights().known(Kind.EXAMPLE);
    Ticket ticket = like == null ? null : like.ticket();
    String id = ticket == null ? null : ticket.id();

    return trial.send(bench.inquiries().stranger(step, submit, like, bench.strangerId(id)));
  }
}
