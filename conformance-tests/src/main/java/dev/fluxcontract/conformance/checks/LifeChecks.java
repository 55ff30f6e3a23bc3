package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static dev.fluxcontract.conformance.checks.ReplyAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.List;

/** The life of a job, from the queue to its end. */
@Reason(
    "A job that is paid for has to end, and with images where nothing unusual was"
        + " asked for: MUST. Of the states on the way the pages print no more than the"
        + " first; the rest is fal's: SHOULD.")
final class LifeChecks {
  @Check(
      id = "LIFE-01",
      level = Level.MUST,
      title = "A job that was taken comes to an end within the deadline.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void ends(Trial trial) {
    for (Flight flight : trial.taken()) {
      trial.about(flight);
      assertKept(
          flight.end() == End.IMAGES || flight.end() == End.FAILED,
          "The end of " + flight,
          "images, or a failure that is told",
          flight.how());
    }
  }

  @Check(
      id = "LIFE-02",
      level = Level.MUST,
      title = "A job that asks for nothing unusual ends with images.",
      documents = {"D1", "D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void endsWithImages(Trial trial) {
    for (Flight flight : trial.taken()) {
      trial.about(flight);
      assertKept(flight.end() == End.IMAGES, "The end of " + flight, "images", flight.how());
    }
  }

  /** Skipping a state is fine, and so is falling back from IN_PROGRESS to IN_QUEUE. */
  @Check(
      id = "LIFE-03",
      level = Level.SHOULD,
      title = "A job's states are IN_QUEUE, IN_PROGRESS and COMPLETED.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void statesAreKnown(Trial trial) {
    for (Flight flight : Statuses.offered(trial)) {
      trial.about(flight);
      for (Reply status : flight.statuses()) {
        assertKept(
            State.of(status.json()) != State.UNKNOWN && !State.misspelt(status.json()),
            "A state of " + flight,
            "IN_QUEUE, IN_PROGRESS or COMPLETED",
            status.json().path("status"));
      }
    }
  }

  @Check(
      id = "LIFE-04",
      level = Level.SHOULD,
      title = "A job that is over stays over.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING},
      per = Per.OPERATION)
  void staysOver(Trial trial) {
    for (Flight flight : Statuses.offered(trial)) {
      trial.about(flight);
      Sight before = Sight.PENDING;
      for (Reply status : Statuses.all(flight)) {
        Sight now = Sight.ofStatus(status);
        boolean over = before == Sight.DONE || before == Sight.FAILED;
        assertThat(now)
            .as("The state of %s after it was over: %s", flight, Watch.state(status))
            .isEqualTo(over ? before : now);
        before = now;
      }
    }
  }

  /** The code while a job is pending is 202 at fal, 200 elsewhere, and 400 with some relays. */
  @Check(
      id = "LIFE-05",
      level = Level.SHOULD,
      title =
          "Where states are told they are told each time, with 200, and 200 or 202 before the end.",
      documents = {"fal", "relay"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI, Kind.SPELLING})
  void statusIsAnswered(Trial trial) {
    List<Flight> offered = Statuses.offered(trial);
    for (Flight flight : trial.ticketed()) {
      trial.about(flight);
      assertKept(
          offered.contains(flight),
          "The state of " + flight + ", asked for as that of other jobs",
          "a state",
          flight.how());
      for (Reply status : Statuses.all(flight)) {
        assertKept(
            Statuses.wellAnswered(status),
            "An answer to what the state of " + flight + " is",
            "200, or 202 before the end, and a state",
            status);
      }
    }
  }

  @Check(
      id = "LIFE-06",
      level = Level.SHOULD,
      title = "A state is told in JSON, and its fields have the documented types.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void statusHasTheRightTypes(Trial trial) {
    for (Flight flight : Statuses.offered(trial)) {
      for (Reply status : Statuses.all(flight)) {
        if (status.good()) {
          assertThat(trial.only(status))
              .as(flight.toString())
              .isJson()
              .conformsTo(Statuses.schema(trial), violation -> false);
        }
      }
    }
  }

  @Check(
      id = "LIFE-07",
      level = Level.SHOULD,
      title = "A state speaks of the job that was asked about.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void statusIsOfTheJob(Trial trial) {
    for (Flight flight : Statuses.offered(trial)) {
      for (Reply status : Statuses.all(flight)) {
        trial.only(status);
        assertThat(Statuses.strange(flight, status.json()))
            .as("What the state of %s says of another job", flight)
            .isEqualTo(List.of());
      }
    }
  }

  @Check(
      id = "LIFE-08",
      level = Level.SHOULD,
      title = "With logs=1 the log lines are a list of messages, where there are any.",
      documents = {"fal"},
      of = Kind.EXAMPLE,
      per = Per.OPERATION)
  void logsAreMessages(Trial trial) {
    int asked = 0;
    for (Flight flight : Statuses.offered(trial)) {
      Reply status = flight.withLogs();
      if (status != null) {
        asked++;
        assertThat(trial.only(status))
            .as("the state of %s with logs=1", flight)
            .hasStatus(200)
            .conformsTo(Statuses.schema(trial), violation -> false);
      }
    }
    if (asked == 0) {
      throw Trial.cannotTell("no job was over");
    }
  }
}
