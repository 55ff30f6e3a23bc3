package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.cases.CaseKind.DATA_URI;
import static dev.fluxcontract.conformance.cases.CaseKind.EXAMPLE;
import static dev.fluxcontract.conformance.cases.CaseKind.LARGE;
import static dev.fluxcontract.conformance.cases.CaseKind.NULLS;
import static dev.fluxcontract.conformance.cases.CaseKind.OPTIONAL;
import static dev.fluxcontract.conformance.cases.CaseKind.SPELLING;
import static dev.fluxcontract.conformance.cases.CaseKind.SYNC;
import static dev.fluxcontract.conformance.cases.CaseKind.UNICODE;
import static dev.fluxcontract.conformance.cases.CaseKind.VALUES;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertRatio;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertSize;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertThere;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertWhole;
import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.engine.RefetchedImage;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.reading.FetchedImage;
import java.util.function.BiConsumer;

/** The image files: are they there, and are they what was asked for and what is said of them? */
@AreaRationale(
    "An image has to have the format and the ratio that a page lets the caller choose:"
        + " MUST. The relays' pages say nothing about the files themselves, only fal gives sizes in"
        + " pixels, and D5's default is none of the values that it lists: SHOULD.")
final class FileChecks {
  @Check(
      id = "FILE-01",
      level = Level.SHOULD,
      title = "Each image can be downloaded by its URL alone, more than once.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void isThere(CheckContext context) {
    each(context, (job, file) -> assertThere(context, job, file));
    // One file is enough: what holds for one holds for the others.
    context.made().stream()
        .flatMap(job -> job.files().stream())
        .filter(file -> file.exchange() != null)
        .findFirst()
        .ifPresent(
            file ->
                RefetchedImage.assertSameAgain(
                    context, file, file.url(), "An image that was fetched before"));
  }

  @Check(
      id = "FILE-02",
      level = Level.SHOULD,
      title = "Each image can be decoded.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void canBeDecoded(CheckContext context) {
    each(
        context,
        (job, file) -> {
          context.picture(file.picture());
          assertWhole(context, job, file);
        });
  }

  @Check(
      id = "FILE-03",
      level = Level.MUST,
      title = "An image has the requested format.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.IMAGE_FORMAT,
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheFormat(CheckContext context) {
    each(
        context,
        (job, file) -> {
          String format = intent(job).format();
          if (format != null && !file.format().isEmpty()) {
            context.expectEqual("The format of an image of " + job, format, file.format());
          }
        });
  }

  @Check(
      id = "FILE-04",
      level = Level.SHOULD,
      title =
          "The content type of an image, in the result and in the download, matches the real"
              + " format.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, SPELLING, SYNC},
      per = CheckFrequency.OPERATION)
  void hasTheContentType(CheckContext context) {
    each(
        context,
        (job, file) -> {
          String own = "image/" + file.format();
          String told = file.told().path("content_type").asText("");
          if (!file.format().isEmpty() && !told.isEmpty()) {
            context.expectEqual("The content_type of " + job, own, ImageAssertions.plain(told));
          }
          // A store that serves all files as bytes says nothing wrong.
          if (!file.format().isEmpty() && file.declared().matches("(image|text|video|audio)/.*")) {
            context.expectEqual(
                "The content type of a file of " + job,
                own,
                ImageAssertions.plain(file.declared()));
          }
        });
  }

  @Check(
      id = "FILE-05",
      level = Level.SHOULD,
      title = "The width and height of an image in the result match the real size.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheSizeThatIsTold(CheckContext context) {
    each(
        context,
        (job, file) -> {
          Picture picture = file.picture();
          if (picture != null) {
            String width = ImageAssertions.side(file, "width", picture.width());
            String height = ImageAssertions.side(file, "height", picture.height());
            context.expectEqual(
                "The reported size of an image of " + job,
                picture.width() + " x " + picture.height(),
                width + " x " + height);
          }
        });
  }

  @Check(
      id = "FILE-06",
      level = Level.SHOULD,
      title = "An image has the requested size.",
      documents = {"D5", "fal"},
      of = {EXAMPLE, VALUES, OPTIONAL},
      per = CheckFrequency.OPERATION)
  void hasTheSize(CheckContext context) {
    each(context, (job, file) -> assertSize(context, intent(job).size(), file, job.toString()));
  }

  @Check(
      id = "FILE-07",
      level = Level.MUST,
      title = "An image has the requested aspect ratio.",
      documents = {"D3", "D4", "D9", "D10", "D11", "D15", "D17"},
      page = PageFact.ASPECT_RATIO,
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheRatio(CheckContext context) {
    each(context, (job, file) -> assertRatio(context, intent(job).ratio(), file, job.toString()));
  }

  /** The format is another matter: what {@code jpeg} as default means, the documents disagree. */
  @Check(
      id = "FILE-08",
      level = Level.SHOULD,
      title =
          "If a request gives no size and no aspect ratio, an image has the documented default size"
              + " or ratio.",
      documents = {"D3", "D5"},
      page = PageFact.DEFAULT_RATIO,
      of = {EXAMPLE, VALUES, NULLS, UNICODE, LARGE, SYNC, DATA_URI},
      per = CheckFrequency.OPERATION)
  void hasTheUsualSize(CheckContext context) {
    each(
        context,
        (job, file) -> {
          String open = job + ", whose request gives no size or ratio";
          assertSize(context, intent(job).usualSize(), file, open);
          assertRatio(context, intent(job).usualRatio(), file, open);
        });
  }

  private static RequestIntent intent(ObservedJob job) {
    return job.request().intent();
  }

  private static void each(CheckContext context, BiConsumer<ObservedJob, FetchedImage> check) {
    int seen = 0;
    for (ObservedJob job : context.made()) {
      for (FetchedImage file : job.files()) {
        seen++;
        context.only(requireNonNull(job.made()));
        if (file.exchange() != null) {
          context.shown(file.exchange());
        }
        check.accept(job, file);
      }
    }
    CheckContext.assume(seen != 0, "no job has an image");
  }
}
