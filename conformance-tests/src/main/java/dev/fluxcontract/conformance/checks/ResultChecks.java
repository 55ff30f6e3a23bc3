package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.SPELLING;
import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.contract.SchemaViolation;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.JobEnd;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.engine.RefetchedImage;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.reading.FetchedImage;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.SchemaConformance;
import java.util.ArrayList;
import java.util.List;

/** What a job made, as its result tells it. */
@AreaRationale(
    "On every page the caller says how many images are to come, and each of them is"
        + " paid for: MUST. Only fal and relays say what else a result contains; that a seed is"
        + " kept, and that two images are two files, only follows from the pages: SHOULD.")
final class ResultChecks {
  @Check(
      id = "RESULT-01",
      level = Level.SHOULD,
      title = "A result is answered with 200 and JSON.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI},
      per = CheckFrequency.OPERATION)
  void isAnswered(CheckContext context) {
    for (ObservedJob job : context.answered()) {
      context.expect(job.toString(), reply(context, job)).hasStatus(200).isJson();
    }
  }

  @Check(
      id = "RESULT-02",
      level = Level.SHOULD,
      title = "The fields of a result have the documented types.",
      documents = {"fal", "relay"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SYNC, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheRightTypes(CheckContext context) {
    Schema schema = context.run().contract().operation("result").answerSchema(200);
    for (ObservedJob job : context.answered()) {
      ProbeResponse reply = reply(context, job);
      if (reply.isJson()) {
        boolean read = job.end() == JobEnd.IMAGES;
        List<SchemaViolation> violations =
            SchemaConformance.violations(
                schema, read ? job.result() : reply.json(), violation -> false);
        context.expect(
            violations.isEmpty(),
            "The fields of the result of " + job,
            "the documented fields, with the documented types",
            SchemaConformance.words(violations));
        context.expect(read, "The result of " + job, "a list of images", reply);
        context.expect(
            !job.resultAddressed() || reply.json().has("images"),
            "The place of the images in the result of " + job,
            "images at the top of the body, as documented",
            "images within another object: " + reply);
      }
    }
  }

  @Check(
      id = "RESULT-03",
      level = Level.MUST,
      title = "A result has as many images as requested; one if the request does not say.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      page = PageFact.IMAGE_COUNT,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SYNC, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasAsManyImages(CheckContext context) {
    for (ObservedJob job : context.made()) {
      reply(context, job);
      context.expectEqual(
          "The number of images of " + job, job.request().intent().images(), job.images());
    }
  }

  /**
   * To the last digit, and seeds are large. A null tells nothing, and nulls are anywhere; a result
   * that lacks the field altogether is not what fal documents. Images that come with a state or a
   * ticket come as the gateway likes.
   */
  @Check(
      id = "RESULT-04",
      level = Level.SHOULD,
      title = "The seed of a result is the requested seed.",
      documents = {"D1", "D3", "D4", "fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void keepsTheSeed(CheckContext context) {
    int asked = 0;
    for (ObservedJob job : context.made()) {
      JsonNode seed = job.result().path("seed");
      boolean told = !seed.isNull() && (job.resultAddressed() || !seed.isMissingNode());
      if (job.request().intent().seed() != null && told) {
        asked++;
        reply(context, job);
        context.expectEqual(
            "The seed of " + job, job.request().intent().seed(), RequestEcho.integer(seed));
      }
    }
    CheckContext.assume(asked != 0, "no result of a request with a seed reports a seed");
  }

  @Check(
      id = "RESULT-05",
      level = Level.SHOULD,
      title = "The prompt in a result is that of the request.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, NULLS, DATA_URI},
      per = CheckFrequency.OPERATION)
  void keepsThePrompt(CheckContext context) {
    for (ObservedJob job : context.made()) {
      reply(context, job);
      RequestEcho.assertPrompt(context, job);
    }
  }

  @Check(
      id = "RESULT-06",
      level = Level.SHOULD,
      title = "If a result says which images were flagged, it says so for each image.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES},
      per = CheckFrequency.OPERATION)
  void flagsEachImage(CheckContext context) {
    for (ObservedJob job : context.made()) {
      JsonNode flags = job.result().path("has_nsfw_concepts");
      reply(context, job);
      // Where there is no image RESULT-03 says so.
      if (flags.isArray() && job.images() > 0) {
        context.expectEqual(
            "The number of has_nsfw_concepts of " + job, job.images(), flags.size());
      }
    }
  }

  /**
   * A URL may be signed anew each time: then its image is fetched again, and has to be the same.
   */
  @Check(
      id = "RESULT-07",
      level = Level.SHOULD,
      title = "A result can be read again and is the same.",
      documents = {"fal"},
      of = EXAMPLE,
      per = CheckFrequency.OPERATION)
  void canBeReadAgain(CheckContext context) {
    int again = 0;
    for (ObservedJob job : context.made()) {
      if (job.resultAddressed()) {
        again++;
        context.about(job);
        job.laterResults()
            .forEach(later -> RequestEcho.assertSame(context, job, later, "read again"));
        ProbeResponse last = context.lateResult(job);
        RequestEcho.assertSame(context, job, last, "read again when all jobs were over");
        RefetchedImage.assertFirstAgain(context, job, last, false);
      }
    }
    CheckContext.assume(again != 0, "no result was read twice");
  }

  /**
   * Data URIs may be equal: the same seed may well make the same picture. So may images that were
   * flagged as unsafe, in place of which a gateway may send one black picture.
   */
  @Check(
      id = "RESULT-08",
      level = Level.SHOULD,
      title = "No two images of a result are the same file.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void listsNoFileTwice(CheckContext context) {
    for (ObservedJob job : context.made()) {
      reply(context, job);
      if (ImageLocator.flagged(job.result())) {
        continue;
      }
      List<String> urls = new ArrayList<>();
      job.result().path("images").forEach(image -> urls.add(image.path("url").asText("")));
      urls.removeIf(url -> !url.startsWith("http"));
      context.expectEqual(
          "The number of files of " + job, urls.size(), (int) urls.stream().distinct().count());
      List<String> sums =
          job.files().stream()
              .filter(file -> file.url().startsWith("http") && file.picture() != null)
              .map(FetchedImage::sum)
              .toList();
      context.expect(
          sums.stream().distinct().count() == sums.size(),
          "The files behind the URLs of " + job,
          sums.size() + " different files",
          sums.stream().distinct().count() + "; the others are the same, byte for byte");
    }
  }

  private static ProbeResponse reply(CheckContext context, ObservedJob job) {
    return context.only(requireNonNull(job.resultReply()));
  }
}
