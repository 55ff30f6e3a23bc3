package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;

/** What must be refused is refused, in plain words, and nothing comes of it. */
@Reason(
    "What cannot be right must not be queued and paid for. Which fields are required,"
        + " and of which type, the pages state: MUST. That a value beyond a range or a list"
        + " is refused, and not moved into it, they leave open, though a range means little"
        + " otherwise; and how a refusal is worded only fal and relays tell: SHOULD.")
final class RefusalChecks {
  @Check(
      id = "REFUSE-01",
      level = Level.MUST,
      title = "A request without a required field is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.REQUIRED,
      per = Per.CASE)
  void refusesWhatIsIncomplete(Trial trial) {
    assertRefused(trial);
  }

  @Check(
      id = "REFUSE-02",
      level = Level.MUST,
      title = "A value of the wrong type is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.WRONG_TYPE,
      per = Per.CASE)
  void refusesWrongTypes(Trial trial) {
    assertRefused(trial);
  }

  @Check(
      id = "REFUSE-03",
      level = Level.SHOULD,
      title = "A number below its range is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.BELOW,
      per = Per.CASE)
  void refusesWhatIsBelow(Trial trial) {
    assertRefused(trial);
  }

  @Check(
      id = "REFUSE-04",
      level = Level.SHOULD,
      title = "A number above its range is refused.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = Kind.ABOVE,
      per = Per.CASE)
  void refusesWhatIsAbove(Trial trial) {
    assertRefused(trial);
  }

  @Check(
      id = "REFUSE-05",
      level = Level.SHOULD,
      title = "A value that is none of the listed ones is refused.",
      documents = {"D2", "D3", "D4", "D5"},
      of = Kind.NOT_IN_ENUM,
      per = Per.CASE)
  void refusesWhatIsNotListed(Trial trial) {
    assertRefused(trial);
  }

  @Check(
      id = "REFUSE-06",
      level = Level.SHOULD,
      title = "A refusal says why, in JSON and in a known shape.",
      documents = {"fal", "relay"},
      of = {
        Kind.REQUIRED,
        Kind.ABOVE,
        Kind.BELOW,
        Kind.NOT_IN_ENUM,
        Kind.WRONG_TYPE,
        Kind.NOT_JSON
      },
      per = Per.OPERATION)
  void saysWhy(Trial trial) {
    int refused = 0;
    for (Case request : trial.cases()) {
      Reply reply = reply(trial, request);
      if (reply.refused()) {
        refused++;
        assertThat(trial.only(reply)).as(request.id()).explains(trial.bench().schema("ErrorBody"));
      }
    }
    needOne(refused);
  }

  /** A refusal that carries a job's id all the same is followed: is there such a job? */
  @Check(
      id = "REFUSE-07",
      level = Level.MUST,
      title = "What is refused is not queued all the same.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = {
        Kind.REQUIRED,
        Kind.ABOVE,
        Kind.BELOW,
        Kind.NOT_IN_ENUM,
        Kind.WRONG_TYPE,
        Kind.NOT_JSON
      },
      per = Per.OPERATION)
  void queuesNothing(Trial trial) {
    int refused = 0;
    for (Case request : trial.cases()) {
      Reply reply = reply(trial, request);
      if (reply.refused()) {
        refused++;
        Reply alive = Strays.alive(trial, request, trial.only(reply));
        assertThat(alive == null ? "no job" : "a job that is " + Watch.state(alive))
            .as("What became of %s", request)
            .isEqualTo("no job");
      }
    }
    needOne(refused);
  }

  private static void needOne(int refused) {
    if (refused == 0) {
      throw Trial.cannotTell("nothing was refused");
    }
  }

  private static void assertRefused(Trial trial) {
    Reply reply = reply(trial, trial.request());
    assertThat(trial.only(reply)).as(trial.request().id()).isRefused();
  }

  private static Reply reply(Trial trial, Case request) {
    return trial.bench().attempts().reply(request, Credentials.OWN);
  }
}
