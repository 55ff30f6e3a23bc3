package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertThere;
import static dev.fluxcontract.conformance.checks.Promise.assertWhole;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.cases.Wish;
import dev.fluxcontract.conformance.run.Level;
import dev.fluxcontract.conformance.run.Picture;
import java.util.function.BiConsumer;

/** The image files: are they there, and are they what was asked for and what is said of them? */
@Reason(
    "A format or a ratio that a page lets the caller choose has to be the one that"
        + " comes: MUST. Of the files themselves the five say nothing, sizes in pixels are"
        + " fal's, and D5's default is none of the values that it lists: SHOULD.")
final class FileChecks {
  @Check(
      id = "FILE-01",
      level = Level.SHOULD,
      title = "Each image is there, for everyone who has its URL.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void isThere(Trial trial) {
    each(trial, (flight, file) -> assertThere(flight, file));
  }

  @Check(
      id = "FILE-02",
      level = Level.SHOULD,
      title = "Each image can be decoded.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void canBeDecoded(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          trial.picture(file.picture());
          assertWhole(flight, file);
        });
  }

  @Check(
      id = "FILE-03",
      level = Level.MUST,
      title = "An image has the format that was asked for.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SPELLING},
      per = Per.OPERATION)
  void hasTheFormat(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          String format = flight.request().wish().format();
          if (format != null && !file.format().isEmpty()) {
            assertThat(file.format()).as("The format of an image of %s", flight).isEqualTo(format);
          }
        });
  }

  @Check(
      id = "FILE-04",
      level = Level.SHOULD,
      title = "The content type that is told of an image, and that it comes with, is its own.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SPELLING, Kind.SYNC},
      per = Per.OPERATION)
  void hasTheContentType(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          String own = "image/" + file.format();
          String told = file.told().path("content_type").asText("");
          if (!file.format().isEmpty() && !told.isEmpty()) {
            assertThat(Measures.plain(told)).as("The content_type of %s", flight).isEqualTo(own);
          }
          // A store that serves all files as bytes says nothing wrong.
          if (!file.format().isEmpty() && file.declared().matches("(image|text|video|audio)/.*")) {
            assertThat(Measures.plain(file.declared()))
                .as("The content type of a file of %s", flight)
                .isEqualTo(own);
          }
        });
  }

  @Check(
      id = "FILE-05",
      level = Level.SHOULD,
      title = "The width and height that are told of an image are its own.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SPELLING},
      per = Per.OPERATION)
  void hasTheSizeThatIsTold(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          Picture picture = file.picture();
          if (picture != null) {
            JsonNode width = file.told().path("width");
            JsonNode height = file.told().path("height");
            String told =
                Measures.side(width, picture.width())
                    + " x "
                    + Measures.side(height, picture.height());
            assertThat(told)
                .as("The size that is told of an image of %s", flight)
                .isEqualTo(picture.width() + " x " + picture.height());
          }
        });
  }

  @Check(
      id = "FILE-06",
      level = Level.SHOULD,
      title = "An image has the size that was asked for.",
      documents = {"D5", "fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.OPTIONAL},
      per = Per.OPERATION)
  void hasTheSize(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          Wish.Size size = flight.request().wish().size();
          Measures.assertSize(size, file.picture(), "The size of an image of " + flight);
        });
  }

  @Check(
      id = "FILE-07",
      level = Level.MUST,
      title = "An image has the aspect ratio that was asked for.",
      documents = {"D3", "D4"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SPELLING},
      per = Per.OPERATION)
  void hasTheRatio(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          Double ratio = flight.request().wish().ratio();
          Measures.assertRatio(ratio, file.picture(), "Width to height of an image of " + flight);
        });
  }

  /** The format is another matter: what {@code jpeg} as default means, the documents disagree. */
  @Check(
      id = "FILE-08",
      level = Level.SHOULD,
      title =
          "Where a request leaves size and aspect ratio open, an image has the documented ones.",
      documents = {"D3", "D5"},
      of = {
        Kind.EXAMPLE,
        Kind.VALUES,
        Kind.NULLS,
        Kind.UNICODE,
        Kind.LARGE,
        Kind.SYNC,
        Kind.DATA_URI
      },
      per = Per.OPERATION)
  void hasTheUsualSize(Trial trial) {
    each(
        trial,
        (flight, file) -> {
          Wish wish = flight.request().wish();
          String open = flight + ", whose request leaves it open";
          Measures.assertSize(wish.usualSize(), file.picture(), "The size of an image of " + open);
          Measures.assertRatio(
              wish.usualRatio(), file.picture(), "Width to height of an image of " + open);
        });
  }

  private static void each(Trial trial, BiConsumer<Flight, ImageFile> check) {
    int seen = 0;
    for (Flight flight : trial.made()) {
      for (ImageFile file : flight.files()) {
        seen++;
        trial.only(requireNonNull(flight.made()));
        if (file.exchange() != null) {
          trial.shown(file.exchange());
        }
        check.accept(flight, file);
      }
    }
    if (seen == 0) {
      throw Trial.cannotTell("there is no image to look at");
    }
  }
}
