package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertThere;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertWhole;
import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.FetchedImage;

/** {@code sync_mode}: the images at once, data URIs behind a ticket, or a ticket like any other. */
@AreaRationale(
    "Some pages have sync_mode. They leave open in which way the images come, but the images have"
        + " to come: MUST.")
final class SyncChecks {
  @Check(
      id = "SYNC-01",
      level = Level.MUST,
      title = "With sync_mode a submit answers with the images or with a ticket.",
      documents = {"D1", "D3", "D4", "fal"},
      page = PageFact.REQUEST,
      of = SYNC,
      per = CheckFrequency.CASE)
  void isTaken(CheckContext context) {
    ObservedJob job = context.ended(context.request());
    ProbeResponse reply = context.only(requireNonNull(job.submitReply()));
    if (!context.request().binding() && reply.refused()) {
      context.note("refused with " + reply.status() + ": only fal documents sync_mode here");
    } else {
      context.expect(context.request().id(), reply).isTaken();
    }
  }

  @Check(
      id = "SYNC-02",
      level = Level.MUST,
      title = "With sync_mode the images arrive, and are complete.",
      documents = {"D1", "D3", "D4", "fal"},
      page = PageFact.REQUEST,
      of = SYNC,
      per = CheckFrequency.CASE)
  void hasImages(CheckContext context) {
    ObservedJob job = context.ended(context.request());
    context.about(job);
    CheckContext.assume(job.ticket() != null, "the job was not accepted");
    context.expectImages(job);
    context.expect(
        job.images() > 0, "The images of " + job, "at least one", "an empty list of images");
    for (FetchedImage file : job.files()) {
      context.picture(file.picture());
      assertThere(context, job, file);
      assertWhole(context, job, file);
    }
  }
}
