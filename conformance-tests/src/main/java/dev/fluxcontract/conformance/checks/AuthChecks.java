package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.List;
import java.util.stream.Collectors;

/** Nothing without the key. */
@Reason(
    "D5 asks for a key, as every gateway does, and without it anybody could have, see"
        + " or stop the jobs of others: MUST. The words of a refusal, and that the key is"
        + " not sent back, stand in no page of the five: SHOULD.")
final class AuthChecks {
  @Check(
      id = "AUTH-01",
      level = Level.MUST,
      title = "A submit without a key is refused.",
      documents = {"D5", "fal", "relay"},
      of = Kind.NO_KEY,
      per = Per.CASE)
  void submitNeedsAKey(Trial trial) {
    assertUnauthorised(trial);
  }

  @Check(
      id = "AUTH-02",
      level = Level.MUST,
      title = "A submit with a wrong key is refused.",
      documents = {"D5", "fal", "relay"},
      of = {Kind.WRONG_KEY, Kind.CUT_KEY, Kind.LONGER_KEY},
      per = Per.CASE)
  void submitNeedsTheKey(Trial trial) {
    assertUnauthorised(trial);
  }

  @Check(
      id = "AUTH-03",
      level = Level.MUST,
      title = "The state of a job is told to the key's owner alone.",
      documents = {"D5", "fal", "relay"},
      of = Kind.GUARDED)
  void statusNeedsTheKey(Trial trial) {
    assertClosed(trial, Step.STATUS);
  }

  @Check(
      id = "AUTH-04",
      level = Level.MUST,
      title = "The result of a job is handed to the key's owner alone.",
      documents = {"D5", "fal", "relay"},
      of = Kind.GUARDED)
  void resultNeedsTheKey(Trial trial) {
    assertClosed(trial, Step.RESULT);
  }

  @Check(
      id = "AUTH-05",
      level = Level.MUST,
      title = "A job is cancelled by the key's owner alone.",
      documents = {"D5", "fal", "relay"},
      of = Kind.GUARDED)
  void cancelNeedsTheKey(Trial trial) {
    assertClosed(trial, Step.CANCEL);
    Flight flight = trial.ticketed().get(0);
    trial.about(flight);
    assertKept(
        !flight.cancelledByTheLook(),
        flight + " after a wish to cancel it that came without the key; " + flight.how(),
        "a job that is not cancelled",
        "a cancelled job");
  }

  /** An empty body is a poor answer but no wrong one; a page of HTML where JSON belongs is. */
  @Check(
      id = "AUTH-06",
      level = Level.SHOULD,
      title = "Who has no key is told so in JSON and in a known shape.",
      documents = {"fal", "relay"},
      of = {Kind.NO_KEY, Kind.WRONG_KEY},
      per = Per.OPERATION)
  void saysWhy(Trial trial) {
    for (Case request : trial.cases()) {
      Reply reply = trial.bench().attempts().reply(request, shown(request));
      if (reply.refused() && !reply.text().isBlank()) {
        assertThat(trial.only(reply)).as(request.id()).explains(trial.bench().schema("ErrorBody"));
      }
    }
  }

  @Check(
      id = "AUTH-07",
      level = Level.SHOULD,
      title = "The key is never sent back.",
      documents = {"fal", "relay"},
      of = {Kind.EXAMPLE, Kind.GUARDED, Kind.REQUIRED, Kind.ABOVE, Kind.NOT_JSON})
  void keyIsNotEchoed(Trial trial) {
    for (Case request : trial.cases()) {
      if (!request.kind().makesJob()) {
        trial.bench().attempts().reply(request, Credentials.OWN);
      }
    }
    // The answers to any job may hold it, those to other checks' jobs as well.
    trial.bench().flights().ended();
    List<Reply> betrayals = trial.bench().caller().betrayals();
    betrayals.stream().limit(5).forEach(trial::shown);
    assertThat(betrayals.stream().map(r -> r.exchange().url()).collect(Collectors.joining(", ")))
        .as("Addresses that answer with the key in them")
        .isEmpty();
  }

  private static void assertUnauthorised(Trial trial) {
    Reply reply = trial.bench().attempts().reply(trial.request(), shown(trial.request()));
    assertThat(trial.only(reply)).as(trial.request().id()).isUnauthorised();
    Reply alive = Strays.alive(trial, trial.request(), reply);
    assertKept(
        alive == null,
        "What became of " + trial.request() + ", which was refused",
        "no job",
        alive == null ? "no job" : "a job that is " + Watch.state(alive));
  }

  private static Credentials shown(Case request) {
    return switch (request.kind()) {
      case NO_KEY -> Credentials.NONE;
      case CUT_KEY -> Credentials.CUT;
      case LONGER_KEY -> Credentials.LONGER;
      default -> Credentials.WRONG;
    };
  }

  /** A job that the caller may not see may also look as if it were not there. */
  private static void assertClosed(Trial trial, Step step) {
    for (Attempt attempt : trial.ticketed().get(0).attempts()) {
      if (attempt.step() == step) {
        assertKept(
            attempt.reply().hasStatus(401, 403, 404, 405, 501),
            "The answer to " + attempt,
            "401 or 403, or 404 as if there were no such job",
            trial.only(attempt.reply()));
      }
    }
  }
}
