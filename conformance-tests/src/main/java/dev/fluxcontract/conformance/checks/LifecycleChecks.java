package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.SPELLING;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;

import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.JobFollower;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.ReportedState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life of a job, from the queue to its end. */
@AreaRationale(
    "A job that is paid for has to end, and with images if its request is ordinary: MUST. The"
        + " pages print only the first of its states; the others are fal's: SHOULD.")
final class LifecycleChecks {
  /** How jobs end that come to an end. */
  private static final Set<JobEnd> OVER =
      EnumSet.of(JobEnd.IMAGES, JobEnd.FAILED, JobEnd.UNREADABLE, JobEnd.WITHOUT_RESULT);

  @Check(
      id = "LIFE-01",
      level = Level.MUST,
      title = "An accepted job ends within the deadline.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.REQUEST,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void ends(CheckContext context) {
    for (ObservedJob job : context.taken()) {
      context.about(job);
      context.expect(
          OVER.contains(job.end()),
          "The end of " + job,
          "images, or a reported failure",
          job.how());
    }
  }

  @Check(
      id = "LIFE-02",
      level = Level.MUST,
      title = "A job with a valid request ends with images.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.FIELDS,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void endsWithImages(CheckContext context) {
    for (ObservedJob job : context.readable()) {
      context.about(job);
      // That a request to cancel another job stopped this one is for CANCEL-06 to say.
      boolean stopped = job.cancelledByTheLook() && CancelChecks.anyAccepted(context);
      context.expect(
          job.end() == JobEnd.IMAGES || stopped, "The end of " + job, "images", job.how());
    }
  }

  /** Skipping a state is fine, and so is falling back from IN_PROGRESS to IN_QUEUE. */
  @Check(
      id = "LIFE-03",
      level = Level.SHOULD,
      title = "A job's states are IN_QUEUE, IN_PROGRESS and COMPLETED.",
      documents = {"fal"},
      page = PageFact.STATUS,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void statesAreKnown(CheckContext context) {
    for (ObservedJob job : StatusAssertions.offered(context)) {
      context.about(job);
      for (ProbeResponse status : job.statuses()) {
        context.shown(status);
        context.expect(
            ReportedState.of(status.json()) != ReportedState.UNKNOWN
                && !ReportedState.misspelt(status.json()),
            "A state of " + job,
            "IN_QUEUE, IN_PROGRESS or COMPLETED",
            status.json().path("status"));
      }
    }
  }

  @Check(
      id = "LIFE-04",
      level = Level.SHOULD,
      title = "A job that has ended stays ended.",
      documents = {"fal"},
      page = PageFact.STATUS,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void staysOver(CheckContext context) {
    for (ObservedJob job : StatusAssertions.offered(context)) {
      context.about(job);
      AnswerReading before = AnswerReading.PENDING;
      for (ProbeResponse status : StatusAssertions.all(job)) {
        context.shown(status);
        AnswerReading now = AnswerReading.ofStatus(status);
        boolean over = before == AnswerReading.DONE || before == AnswerReading.FAILED;
        context.expectEqual(
            "The state of " + job + " after it was over: " + JobFollower.state(status),
            over ? before : now,
            now);
        before = now;
      }
    }
  }

  /** The code while a job is pending is 202 at fal, 200 elsewhere, and 400 with some relays. */
  @Check(
      id = "LIFE-05",
      level = Level.SHOULD,
      title =
          "A gateway that reports states always reports them: with 200, or before the end with"
              + " 202.",
      documents = {"fal", "relay"},
      page = PageFact.STATUS,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING})
  void statusIsAnswered(CheckContext context) {
    List<ObservedJob> offered = StatusAssertions.offered(context);
    for (ObservedJob job : context.ticketed()) {
      context.about(job);
      context.expect(
          offered.contains(job),
          "The status of " + job + ", requested like that of other jobs",
          "a state",
          job.how());
      for (ProbeResponse status : StatusAssertions.all(job)) {
        context.shown(status);
        context.expect(
            StatusAssertions.wellAnswered(status),
            "A response to a status request for " + job,
            "200, or 202 before the end, and a state",
            status);
      }
    }
  }

  @Check(
      id = "LIFE-06",
      level = Level.SHOULD,
      title = "A state is reported in JSON, and its fields have the documented types.",
      documents = {"fal"},
      page = PageFact.STATUS,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void statusHasTheRightTypes(CheckContext context) {
    for (ObservedJob job : StatusAssertions.offered(context)) {
      for (ProbeResponse status : StatusAssertions.plain(job)) {
        if (status.good()) {
          context
              .expect(job.toString(), status)
              .isJson()
              .conformsTo(StatusAssertions.schema(context), violation -> false);
        }
      }
    }
  }

  @Check(
      id = "LIFE-07",
      level = Level.SHOULD,
      title = "A reported state is that of the requested job.",
      documents = {"fal"},
      page = PageFact.STATUS,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void statusIsOfTheJob(CheckContext context) {
    for (ObservedJob job : StatusAssertions.offered(context)) {
      for (ProbeResponse status : StatusAssertions.all(job)) {
        context.only(status);
        List<String> strange = StatusAssertions.strange(job, status.json());
        context.expect(
            strange.isEmpty(),
            "What the state of " + job + " says about another job",
            "nothing",
            CheckContext.listed(strange));
      }
    }
  }

  @Check(
      id = "LIFE-08",
      level = Level.SHOULD,
      title = "With logs=1 the logs, if there are any, are a list of messages.",
      documents = {"fal"},
      of = EXAMPLE,
      per = CheckFrequency.OPERATION)
  void logsAreMessages(CheckContext context) {
    int asked = 0;
    for (ObservedJob job : StatusAssertions.offered(context)) {
      ProbeResponse status = job.withLogs();
      if (status != null && status.good() && StatusAssertions.conforms(context, job)) {
        asked++;
        context
            .expect("the state of " + job + " with logs=1", status)
            .conformsTo(StatusAssertions.schema(context), violation -> false);
      }
    }
    CheckContext.assume(asked != 0, "no job was over whose states can be read without logs=1");
  }
}
