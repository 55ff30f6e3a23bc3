package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertThere;
import static dev.fluxcontract.conformance.checks.Promise.assertWhole;
import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;

/** {@code sync_mode}: the images at once, data URIs behind a ticket, or a ticket like any other. */
@Reason(
    "Three pages have sync_mode. In which way the images come they leave open, but"
        + " come they must: MUST.")
final class SyncChecks {
  @Check(
      id = "SYNC-01",
      level = Level.MUST,
      title = "With sync_mode a submit answers with the images or with a ticket.",
      documents = {"D1", "D3", "D4", "fal"},
      of = Kind.SYNC,
      per = Per.CASE)
  void isTaken(Trial trial) {
    Flight flight = trial.ended(trial.request());
    Reply reply = trial.only(requireNonNull(flight.submitReply()));
    if (!trial.request().binding() && reply.refused()) {
      trial.note("refused with " + reply.status() + ": only fal documents sync_mode here");
    } else {
      assertThat(reply).as(trial.request().id()).isTaken();
    }
  }

  @Check(
      id = "SYNC-02",
      level = Level.MUST,
      title = "With sync_mode the images come too, and whole.",
      documents = {"D1", "D3", "D4", "fal"},
      of = Kind.SYNC,
      per = Per.CASE)
  void hasImages(Trial trial) {
    Flight flight = trial.ended(trial.request());
    trial.about(flight);
    if (flight.ticket() == null) {
      throw Trial.cannotTell("the job was not taken");
    }
    assertThat(flight.end()).as("The end of %s; %s", flight, flight.how()).isEqualTo(End.IMAGES);
    for (ImageFile file : flight.files()) {
      trial.picture(file.picture());
      assertThere(flight, file);
      assertWhole(flight, file);
    }
  }
}
