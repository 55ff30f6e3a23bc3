package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.contract.Schema;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.ArrayList;
import java.util.List;

/** What a job made, as its result tells it. */
@Reason(
    "On every page the caller says how many images are to come, and each of them is"
        + " paid for: MUST. What else a result holds only fal and relays say; that a seed is"
        + " kept, and that two images are two files, only follows from the pages: SHOULD.")
final class ResultChecks {
  @Check(
      id = "RESULT-01",
      level = Level.SHOULD,
      title = "A result comes with 200, and as JSON.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI},
      per = Per.OPERATION)
  void isAnswered(Trial trial) {
    for (Flight flight : trial.made()) {
      assertThat(reply(trial, flight)).as(flight.toString()).hasStatus(200).isJson();
    }
  }

  @Check(
      id = "RESULT-02",
      level = Level.SHOULD,
      title = "The fields of a result have the documented types.",
      documents = {"fal", "relay"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SYNC, Kind.SPELLING},
      per = Per.OPERATION)
  void hasTheRightTypes(Trial trial) {
    Schema schema =
        requireNonNull(
            requireNonNull(trial.bench().contract().operation("result").answer(200)).schema());
    for (Flight flight : trial.made()) {
      reply(trial, flight);
      assertThat(Answers.violations(schema, flight.result(), violation -> false))
          .as("What the result of %s breaks", flight)
          .isEqualTo(List.of());
    }
  }

  @Check(
      id = "RESULT-03",
      level = Level.MUST,
      title = "There are as many images as were asked for: one where nothing was said.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SYNC, Kind.SPELLING},
      per = Per.OPERATION)
  void hasAsManyImages(Trial trial) {
    for (Flight flight : trial.made()) {
      reply(trial, flight);
      assertThat(flight.result().path("images").size())
          .as("The number of images of %s", flight)
          .isEqualTo(flight.request().wish().images());
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
      title = "The seed that was asked for is the seed that was used.",
      documents = {"D1", "D3", "D4", "fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void keepsTheSeed(Trial trial) {
    int asked = 0;
    for (Flight flight : trial.made()) {
      JsonNode seed = flight.result().path("seed");
      boolean told = !seed.isNull() && (flight.resultAddressed() || !seed.isMissingNode());
      if (flight.request().wish().seed() != null && told) {
        asked++;
        reply(trial, flight);
        assertThat(Echo.integer(seed))
            .as("The seed of %s", flight)
            .isEqualTo(flight.request().wish().seed());
      }
    }
    if (asked == 0) {
      throw Trial.cannotTell("no request with a seed has a result that tells one");
    }
  }

  @Check(
      id = "RESULT-05",
      level = Level.SHOULD,
      title = "The prompt that a result repeats is the one that was sent.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI},
      per = Per.OPERATION)
  void keepsThePrompt(Trial trial) {
    for (Flight flight : trial.made()) {
      reply(trial, flight);
      Echo.assertPrompt(flight);
    }
  }

  @Check(
      id = "RESULT-06",
      level = Level.SHOULD,
      title = "Where a result says which images were flagged, it says so of each.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void flagsEachImage(Trial trial) {
    for (Flight flight : trial.made()) {
      JsonNode flags = flight.result().path("has_nsfw_concepts");
      reply(trial, flight);
      if (flags.isArray()) {
        assertThat(flags.size())
            .as("The number of has_nsfw_concepts of %s", flight)
            .isEqualTo(flight.result().path("images").size());
      }
    }
  }

  /** URLs may be signed anew each time, so they are not compared. */
  @Check(
      id = "RESULT-07",
      level = Level.SHOULD,
      title = "A result can be read again, and is the same.",
      documents = {"fal"},
      of = Kind.EXAMPLE,
      per = Per.OPERATION)
  void canBeReadAgain(Trial trial) {
    int again = 0;
    for (Flight flight : trial.made()) {
      for (Reply later : flight.resultAddressed() ? flight.laterResults() : List.<Reply>of()) {
        again++;
        trial.about(flight);
        assertThat(Echo.gist(Images.holder(later.json())))
            .as("The result of %s, read again: %s", flight, later.brief())
            .isEqualTo(Echo.gist(flight.result()));
      }
    }
    if (again == 0) {
      throw Trial.cannotTell("no result was read twice");
    }
  }

  /** Data URIs may be equal: the same seed may well make the same picture. */
  @Check(
      id = "RESULT-08",
      level = Level.SHOULD,
      title = "No two images of a result are one and the same file.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.SPELLING},
      per = Per.OPERATION)
  void listsNoFileTwice(Trial trial) {
    for (Flight flight : trial.made()) {
      reply(trial, flight);
      List<String> urls = new ArrayList<>();
      for (JsonNode image : flight.result().path("images")) {
        String url = image.path("url").asText("");
        if (url.startsWith("http")) {
          urls.add(url);
        }
      }
      assertThat(urls.stream().distinct().count())
          .as("The number of files of %s", flight)
          .isEqualTo(urls.size());
    }
  }

  private static Reply reply(Trial trial, Flight flight) {
    return trial.only(requireNonNull(flight.made()));
  }
}
