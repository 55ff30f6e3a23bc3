package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.run.Level;

/** Requests that are odd, but not wrong, and one that is no JSON. */
@Reason(
    "The pages ask for JSON, and one prints a prompt in Chinese: MUST. No page limits"
        + " the length of a prompt, but none promises that there is no limit: SHOULD.")
final class RobustnessChecks {
  @Check(
      id = "ROBUST-01",
      level = Level.MUST,
      title = "A body that is no JSON is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.NOT_JSON,
      per = Per.CASE)
  void refusesWhatIsNoJson(Trial trial) {
    assertThat(trial.only(trial.bench().attempts().reply(trial.request(), Credentials.OWN)))
        .as(trial.request().id())
        .isRefused();
  }

  /** D3's own example is in Chinese. */
  @Check(
      id = "ROBUST-02",
      level = Level.MUST,
      title = "A prompt in any script is taken, and kept as it is.",
      documents = {"D3"},
      of = Kind.UNICODE,
      per = Per.CASE)
  void takesAnyScript(Trial trial) {
    assertKept(trial);
  }

  /** No document sets a limit. */
  @Check(
      id = "ROBUST-03",
      level = Level.SHOULD,
      title = "A long prompt is taken, and kept as it is.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.LARGE,
      per = Per.CASE)
  void takesLongPrompts(Trial trial) {
    assertKept(trial);
  }

  private static void assertKept(Trial trial) {
    Flight flight = trial.ended(trial.request());
    assertThat(trial.only(requireNonNull(flight.submitReply()))).as(trial.request().id()).isTaken();
    trial.about(flight);
    assertThat(flight.end()).as("The end of %s; %s", flight, flight.how()).isEqualTo(End.IMAGES);
    Echo.assertPrompt(flight);
  }
}
