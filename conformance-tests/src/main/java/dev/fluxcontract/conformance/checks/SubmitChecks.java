package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.http.Scheme;
import dev.fluxcontract.conformance.run.Level;
import org.opentest4j.TestAbortedException;

/** What must be taken is taken. */
@Reason(
    "What a gateway's pages print has to be taken, or nothing can be built on them:"
        + " MUST. Whether an image may come as a data URI the pages disagree about, and a"
        + " field that a gateway's own pages do not name may be refused: SHOULD.")
final class SubmitChecks {
  @Check(
      id = "SUBMIT-01",
      level = Level.MUST,
      title = "Each documented request is taken.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.EXAMPLE,
      per = Per.CASE)
  void takesDocumentedRequests(Trial trial) {
    assertTaken(trial);
  }

  @Check(
      id = "SUBMIT-02",
      level = Level.MUST,
      title = "Both ends of each range and each value of each enum are taken.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.VALUES,
      per = Per.CASE)
  void takesAllowedValues(Trial trial) {
    assertTaken(trial);
  }

  @Check(
      id = "SUBMIT-03",
      level = Level.MUST,
      title = "A field that may be null is taken as null.",
      documents = {"D1"},
      of = Kind.NULLS,
      per = Per.CASE)
  void takesNulls(Trial trial) {
    assertTaken(trial);
  }

  @Check(
      id = "SUBMIT-04",
      level = Level.SHOULD,
      title = "An input image is taken as a data URI.",
      documents = {"D2", "fal"},
      of = Kind.DATA_URI,
      per = Per.CASE)
  void takesDataUris(Trial trial) {
    assertTaken(trial);
  }

  /** A relay's own pages do not name these fields, so it may refuse them as unknown. */
  @Check(
      id = "SUBMIT-05",
      level = Level.SHOULD,
      title = "A field that only fal documents is taken or refused, but breaks nothing.",
      documents = {"fal"},
      of = Kind.OPTIONAL,
      per = Per.CASE)
  void takesOrRefusesOptionalFields(Trial trial) {
    takenOrRefused(trial, submitReply(trial));
  }

  @Check(
      id = "SUBMIT-06",
      level = Level.SHOULD,
      title = "A field that nobody documents is ignored or refused, but breaks nothing.",
      documents = {"fal", "relay"},
      of = Kind.UNKNOWN_FIELD,
      per = Per.CASE)
  void ignoresOrRefusesUnknownFields(Trial trial) {
    takenOrRefused(
        trial, trial.shown(trial.bench().attempts().reply(trial.request(), Credentials.OWN)));
  }

  /** fal's own pages do not know them, and a gateway that takes fal's keys goes by those pages. */
  @Check(
      id = "SUBMIT-07",
      level = Level.MUST,
      title =
          "Spellings in D2 and D5 that fal does not know are taken; a gateway that takes Key may"
              + " refuse them.",
      documents = {"D2", "D5"},
      of = Kind.SPELLING,
      per = Per.CASE)
  void takesRelaySpellings(Trial trial) {
    Reply reply = submitReply(trial);
    if (reply.refused() && trial.bench().caller().scheme() == Scheme.KEY) {
      trial.note("refused with " + reply.status());
    } else {
      assertThat(reply).as(trial.request().id()).isTaken();
    }
  }

  private static void assertTaken(Trial trial) {
    assertThat(submitReply(trial)).as(trial.request().id()).isTaken();
  }

  private static void takenOrRefused(Trial trial, Reply reply) {
    if (reply.refused()) {
      trial.note("refused with " + reply.status());
    } else {
      assertThat(reply).as(trial.request().id()).isTaken();
      trial.note("taken");
    }
  }

  private static Reply submitReply(Trial trial) {
    Flight flight = trial.bench().flights().submitted(trial.request());
    Reply reply = flight.submitReply();
    if (reply == null) {
      throw new TestAbortedException(flight.how());
    }
    return trial.shown(reply);
  }
}
