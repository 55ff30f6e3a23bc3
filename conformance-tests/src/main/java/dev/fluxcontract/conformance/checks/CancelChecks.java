package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.CANCELLED;
import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.FINISHED;
import static dev.fluxcontract.conformance.cases.CaseKind.GUARDED;
import static dev.fluxcontract.conformance.cases.CaseKind.LARGE;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.OPTIONAL;
import static dev.fluxcontract.conformance.cases.CaseKind.SPELLING;
import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.cases.CaseKind.UNICODE;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.JobFollower;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.engine.RefetchedImage;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.CancelReading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stopping a job. A gateway need not offer it; one that does has to mean it. */
@AreaRationale(
    "The pages print an address to cancel at and no more; only fal says what it does, and"
        + " not every gateway offers it: SHOULD. Each ticket belongs to one job, so the other jobs,"
        + " which are paid for, have to continue: MUST.")
final class CancelChecks {
  private static final String NONE_ACCEPTED = "no cancel request was accepted";

  @Check(
      id = "CANCEL-01",
      level = Level.SHOULD,
      title = "A cancel request is answered: accepted, too late, or not offered.",
      documents = {"fal", "relay"},
      page = PageFact.CANCEL,
      of = CANCELLED)
  void isAnswered(CheckContext context) {
    for (ObservedJob job : CancelAssertions.answered(context)) {
      ProbeResponse reply = requireNonNull(job.cancelReply());
      context.about(job);
      context.shown(reply);
      CancelReading sight = CancelReading.of(reply);
      context.expect(
          sight.understood()
              || sight == CancelReading.NOT_OFFERED
              || (sight == CancelReading.NO_SUCH_JOB && wasOver(job)),
          "The answer to the cancel request for a job that was just accepted",
          "2xx, 400 ALREADY_COMPLETED, or 405 if cancelling is not offered",
          reply);
      if (reply.good()) {
        CancelAssertions.assertWellSaid(context, reply);
      }
    }
  }

  /**
   * A job that already runs may still finish, so one that got away proves nothing, unless it was
   * seen waiting afterwards. Three that were seen running long afterwards, and all finished, do.
   */
  @Check(
      id = "CANCEL-02",
      level = Level.SHOULD,
      title = "A job that was cancelled ends without images.",
      documents = {"fal"},
      page = PageFact.CANCEL,
      of = CANCELLED)
  void takesEffect(CheckContext context) {
    List<ObservedJob> jobs = cancelled(context, CancelReading.ACCEPTED, NONE_ACCEPTED);
    Map<String, List<ObservedJob>> byOperation =
        jobs.stream().collect(groupingBy(job -> job.request().operation().id()));
    // Each operation for itself; where none tells anything the check cannot tell.
    boolean told = false;
    for (List<ObservedJob> some : byOperation.values()) {
      told |= CancelAssertions.tookEffect(context, some);
    }
    if (!told) {
      context.about(jobs.get(jobs.size() - 1));
      throw CheckContext.cannotTell("the jobs that were cancelled may have been running");
    }
    for (ObservedJob job : jobs) {
      CancelAssertions.assertEndsWithoutImages(context, job);
    }
  }

  @Check(
      id = "CANCEL-03",
      level = Level.SHOULD,
      title = "If the answer to a cancel request says that the job has ended, it has.",
      documents = {"fal"},
      of = CANCELLED)
  void tooLateIsTrue(CheckContext context) {
    for (ObservedJob job :
        cancelled(
            context, CancelReading.TOO_LATE, "no answer to one says that its job has ended")) {
      context.about(job);
      context.shown(requireNonNull(job.cancelReply()));
      context.expect(
          !seenPending(job),
          "The states of a job after a cancel request was answered as if it had ended",
          "COMPLETED from the first",
          job.statuses().stream().map(JobFollower::state).toList());
    }
  }

  /**
   * A relay that knows no states but success may call it a success, and one whose queue holds only
   * what is not over may say that there is no such job.
   */
  @Check(
      id = "CANCEL-04",
      level = Level.SHOULD,
      title = "A cancel request for a job that has ended is rejected.",
      documents = {"fal"},
      of = FINISHED)
  void isTurnedDownWhenOver(CheckContext context) {
    ObservedJob job = finished(context);
    ProbeResponse reply = context.shown(requireNonNull(job.cancelReply()));
    CancelReading sight = CancelReading.of(reply);
    boolean claimed = sight == CancelReading.ACCEPTED && reply.json().hasNonNull("status");
    context.expect(
        !claimed && sight != CancelReading.BROKEN,
        "The answer to the cancel request for a job that has ended",
        "400 ALREADY_COMPLETED or another 4xx",
        reply);
  }

  @Check(
      id = "CANCEL-05",
      level = Level.SHOULD,
      title = "A cancel request for a job that has ended changes neither its state nor its result.",
      documents = {"fal"},
      of = FINISHED)
  void leavesTheResult(CheckContext context) {
    ObservedJob job = finished(context);
    context.about(job);
    for (ProbeResponse later : seenOver(job) ? job.laterStatuses() : List.<ProbeResponse>of()) {
      context.expectEqual(
          "The state after the cancel request: " + later,
          AnswerReading.DONE,
          AnswerReading.ofStatus(context.shown(later)));
    }
    List<ProbeResponse> results = job.resultAddressed() ? job.laterResults() : List.of();
    for (ProbeResponse later : results) {
      RequestEcho.assertSame(context, job, later, "read after the cancel request");
    }
    if (!results.isEmpty()) {
      RefetchedImage.assertFirstAgain(context, job, results.get(results.size() - 1), true);
    }
  }

  /**
   * A job whose cancel a stranger asked for counts only if that was refused and the job was seen
   * under way afterwards: else that request may be what cancelled it, which AUTH-05 reports.
   */
  @Check(
      id = "CANCEL-06",
      level = Level.MUST,
      title = "Cancelling one job leaves the others alone.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.TICKET_ID,
      of = {
        CANCELLED, EXAMPLE, FINISHED, GUARDED, VALUES, SYNC, NULLS, DATA_URI, UNICODE, LARGE,
        SPELLING, OPTIONAL
      })
  void leavesOtherJobs(CheckContext context) {
    CheckContext.assume(
        context.ticketed().stream().anyMatch(CancelChecks::accepted), NONE_ACCEPTED);
    for (ObservedJob job : context.ticketed()) {
      boolean byStranger =
          job.request().kind() == GUARDED
              && (!seenPending(job) || job.attempts().stream().anyMatch(one -> one.reply().good()));
      if (job.cancelReply() == null && !byStranger) {
        context.about(job);
        context.expect(
            !job.cancelledByTheLook(),
            job + ", which nobody asked to cancel, while another was cancelled",
            "a job that is not cancelled",
            job.how());
      }
    }
  }

  /** Whether a job was seen waiting or running after the requests to cancel it were answered. */
  private static boolean seenPending(ObservedJob job) {
    return job.statuses().stream()
        .map(AnswerReading::ofStatus)
        .anyMatch(AnswerReading.PENDING::equals);
  }

  /** Whether the last state before the end said that the job is over. */
  private static boolean seenOver(ObservedJob job) {
    List<ProbeResponse> statuses = job.statuses();
    return !statuses.isEmpty()
        && AnswerReading.ofStatus(statuses.get(statuses.size() - 1)) == AnswerReading.DONE;
  }

  /** Whether a job may have been over by the time that the cancel request came. */
  private static boolean wasOver(ObservedJob job) {
    return job.end() == JobEnd.IMAGES && !seenPending(job);
  }

  /** Whether the gateway accepted a request of this run to cancel a job. */
  static boolean anyAccepted(CheckContext context) {
    return context.run().jobs().ended().stream().anyMatch(CancelChecks::accepted);
  }

  private static boolean accepted(ObservedJob job) {
    return sight(job) == CancelReading.ACCEPTED;
  }

  private static ObservedJob finished(CheckContext context) {
    ObservedJob job = context.ticketed().get(0);
    context.about(job);
    CheckContext.assume(
        job.cancelReply() != null,
        "no cancel request for a job with images was answered: " + job.how());
    return job;
  }

  private static List<ObservedJob> cancelled(
      CheckContext context, CancelReading sight, String otherwise) {
    List<ObservedJob> jobs =
        context.ticketed().stream().filter(job -> sight(job) == sight).toList();
    CheckContext.assume(!jobs.isEmpty(), otherwise);
    return jobs;
  }

  private static @Nullable CancelReading sight(ObservedJob job) {
    ProbeResponse reply = job.cancelReply();
    return reply == null ? null : CancelReading.of(reply);
  }
}
