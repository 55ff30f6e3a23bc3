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
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertThere;
import static dev.fluxcontract.conformance.checks.ImageAssertions.assertWhole;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.PageFact;
import dev.fluxcontract.conformance.engine.AreaRationale;
import dev.fluxcontract.conformance.engine.Check;
import dev.fluxcontract.conformance.engine.CheckContext;
import dev.fluxcontract.conformance.engine.CheckFrequency;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.Level;
import dev.fluxcontract.conformance.model.Picture;
import dev.fluxcontract.conformance.reading.FetchedImage;
import java.util.function.BiConsumer;
import okhttp3.HttpUrl;

/** The image files: are they there, and are they what was asked for and what is said of them? */
@AreaRationale(
    "A format or a ratio that a page lets the caller choose has to be the one that"
        + " comes: MUST. The relays' pages say nothing about the files themselves, sizes in"
        + " pixels are fal's, and D5's default is none of the values that it lists: SHOULD.")
final class FileChecks {
  @Check(
      id = "FILE-01",
      level = Level.SHOULD,
      title = "Each image is there, for everyone who has its URL.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void isThere(CheckContext trial) {
    each(trial, (flight, file) -> assertThere(trial, flight, file));
    trial.made().stream()
        .flatMap(flight -> flight.files().stream())
        .filter(file -> file.exchange() != null)
        .findFirst()
        .ifPresent(file -> assertThereAgain(trial, file));
  }

  @Check(
      id = "FILE-02",
      level = Level.SHOULD,
      title = "Each image can be decoded.",
      documents = {"fal"},
      of = {EXAMPLE, VALUES, NULLS, DATA_URI, SPELLING},
      per = CheckFrequency.OPERATION)
  void canBeDecoded(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          trial.picture(file.picture());
          assertWhole(trial, flight, file);
        });
  }

  @Check(
      id = "FILE-03",
      level = Level.MUST,
      title = "An image has the format that was asked for.",
      documents = {"D2", "D3", "D4", "D5"},
      page = PageFact.IMAGE_FORMAT,
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheFormat(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          String format = flight.request().wish().format();
          if (format != null && !file.format().isEmpty()) {
            trial.expectEqual("The format of an image of " + flight, format, file.format());
          }
        });
  }

  @Check(
      id = "FILE-04",
      level = Level.SHOULD,
      title = "The content type that is told of an image, and that it comes with, is its own.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, SPELLING, SYNC},
      per = CheckFrequency.OPERATION)
  void hasTheContentType(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          String own = "image/" + file.format();
          String told = file.told().path("content_type").asText("");
          if (!file.format().isEmpty() && !told.isEmpty()) {
            trial.expectEqual("The content_type of " + flight, own, ImageAssertions.plain(told));
          }
          // A store that serves all files as bytes says nothing wrong.
          if (!file.format().isEmpty() && file.declared().matches("(image|text|video|audio)/.*")) {
            trial.expectEqual(
                "The content type of a file of " + flight,
                own,
                ImageAssertions.plain(file.declared()));
          }
        });
  }

  @Check(
      id = "FILE-05",
      level = Level.SHOULD,
      title = "The width and height that are told of an image are its own.",
      documents = {"fal"},
      page = PageFact.RESULT,
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheSizeThatIsTold(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          Picture picture = file.picture();
          if (picture != null) {
            JsonNode width = file.told().path("width");
            JsonNode height = file.told().path("height");
            String told =
                ImageAssertions.side(width, picture.width())
                    + " x "
                    + ImageAssertions.side(height, picture.height());
            trial.expectEqual(
                "The size that is told of an image of " + flight,
                picture.width() + " x " + picture.height(),
                told);
          }
        });
  }

  @Check(
      id = "FILE-06",
      level = Level.SHOULD,
      title = "An image has the size that was asked for.",
      documents = {"D5", "fal"},
      of = {EXAMPLE, VALUES, OPTIONAL},
      per = CheckFrequency.OPERATION)
  void hasTheSize(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          RequestIntent.Size size = flight.request().wish().size();
          ImageAssertions.assertSize(
              trial, size, file.picture(), "The size of an image of " + flight);
        });
  }

  @Check(
      id = "FILE-07",
      level = Level.MUST,
      title = "An image has the aspect ratio that was asked for.",
      documents = {"D3", "D4"},
      page = PageFact.ASPECT_RATIO,
      of = {EXAMPLE, VALUES, SPELLING},
      per = CheckFrequency.OPERATION)
  void hasTheRatio(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          Double ratio = flight.request().wish().ratio();
          ImageAssertions.assertRatio(
              trial, ratio, file.picture(), "Width to height of an image of " + flight);
        });
  }

  /** The format is another matter: what {@code jpeg} as default means, the documents disagree. */
  @Check(
      id = "FILE-08",
      level = Level.SHOULD,
      title =
          "Where a request leaves size and aspect ratio open, an image has the documented ones.",
      documents = {"D3", "D5"},
      page = PageFact.DEFAULT_RATIO,
      of = {EXAMPLE, VALUES, NULLS, UNICODE, LARGE, SYNC, DATA_URI},
      per = CheckFrequency.OPERATION)
  void hasTheUsualSize(CheckContext trial) {
    each(
        trial,
        (flight, file) -> {
          RequestIntent wish = flight.request().wish();
          String open = flight + ", whose request leaves it open";
          ImageAssertions.assertSize(
              trial, wish.usualSize(), file.picture(), "The size of an image of " + open);
          ImageAssertions.assertRatio(
              trial, wish.usualRatio(), file.picture(), "Width to height of an image of " + open);
        });
  }

  /** One file is enough: what holds for one holds for the others. */
  private static void assertThereAgain(CheckContext trial, FetchedImage file) {
    HttpUrl address = HttpUrl.parse(file.url());
    ProbeResponse again = address == null ? null : trial.bench().caller().fetch(address);
    if (again != null && !again.hasStatus(429)) {
      trial.expect(
          trial.only(again).hasStatus(200),
          "An image that was fetched before, fetched again",
          "the image",
          "asking for it gave " + again.brief());
    }
  }

  private static void each(CheckContext trial, BiConsumer<ObservedJob, FetchedImage> check) {
    int seen = 0;
    for (ObservedJob flight : trial.made()) {
      for (FetchedImage file : flight.files()) {
        seen++;
        trial.only(requireNonNull(flight.made()));
        if (file.exchange() != null) {
          trial.shown(file.exchange());
        }
        check.accept(flight, file);
      }
    }
    if (seen == 0) {
      throw CheckContext.cannotTell("there is no image to look at");
    }
  }
}
