package dev.fluxcontract.conformance.checks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stopping a job. A gateway need not offer it; one that does has to mean it. */
final class CancelChecks {
  @Check(
      id = "CANCEL-01",
      level = Level.SHOULD,
      title = "The wish to cancel a job is answered: taken, too late, or not offered at all.",
      documents = {"fal", "relay"},
      of = Kind.CANCELLED)
  void isAnswered(Trial trial) {
    for (Flight flight : trial.ticketed()) {
      Reply reply = flight.cancelReply();
      trial.about(flight);
      if (reply != null) {
        assertThat(CancelSight.of(reply))
            .as("The answer to the wish to cancel a job just taken, %s", reply)
            .isIn(CancelSight.ACCEPTED, CancelSight.TOO_LATE, CancelSight.NOT_OFFERED);
        if (reply.good()) {
          CancelAnswers.assertWellSaid(trial, reply);
        }
      }
    }
  }

  /**
   * A job that already runs may still finish, so one that got away proves nothing. Three that were
   * cancelled as soon as they were taken, and all finished, do.
   */
  @Check(
      id = "CANCEL-02",
      level = Level.SHOULD,
      title = "A job that was cancelled ends without images.",
      documents = {"fal"},
      of = Kind.CANCELLED)
  void takesEffect(Trial trial) {
    List<Flight> flights = cancelled(trial, CancelSight.ACCEPTED);
    boolean stopped = flights.stream().anyMatch(flight -> !Images.in(flight.result()));
    trial.about(flights.get(flights.size() - 1));
    assertThat(stopped).as("A cancelled job without images, of %s", flights).isTrue();
    for (Flight flight : flights) {
      trial.about(flight);
      assertThat(flight.end())
          .as("The end of a job that was cancelled; %s", flight.how())
          .isIn(Flight.End.FAILED, Flight.End.IMAGES);
    }
  }

  @Check(
      id = "CANCEL-03",
      level = Level.SHOULD,
      title = "Who is told that it is too late to cancel finds the job over.",
      documents = {"fal"},
      of = Kind.CANCELLED)
  void tooLateIsTrue(Trial trial) {
    for (Flight flight : cancelled(trial, CancelSight.TOO_LATE)) {
      trial.about(flight);
      assertThat(flight.statuses().stream().map(Sight::ofStatus).toList())
          .as("The states of a job after it was too late to cancel it")
          .doesNotContain(Sight.PENDING);
    }
  }

  /** A relay that knows no states but success may call it a success. */
  @Check(
      id = "CANCEL-04",
      level = Level.SHOULD,
      title = "The wish to cancel a job that is over is turned down.",
      documents = {"fal"},
      of = Kind.FINISHED)
  void isTurnedDownWhenOver(Trial trial) {
    Flight flight = finished(trial);
    Reply reply = requireNonNull(flight.cancelReply());
    boolean claimed =
        CancelSight.of(reply) == CancelSight.ACCEPTED && reply.json().hasNonNull("status");
    assertThat(claimed ? "accepted" : CancelSight.of(reply).name())
        .as("The answer to the wish to cancel a job that is over, %s", reply)
        .isNotIn("accepted", CancelSight.BROKEN.name(), CancelSight.NO_SUCH_JOB.name());
  }

  @Check(
      id = "CANCEL-05",
      level = Level.SHOULD,
      title = "The wish to cancel a job that is over leaves its state and its result alone.",
      documents = {"fal"},
      of = Kind.FINISHED)
  void leavesTheResult(Trial trial) {
    Flight flight = finished(trial);
    trial.about(flight);
    for (Reply later : flight.statusOffered() ? flight.laterStatuses() : List.<Reply>of()) {
      assertThat(Sight.ofStatus(later))
          .as("The state after the wish to cancel: %s", later)
          .isEqualTo(Sight.DONE);
    }
    for (Reply later : flight.resultAddressed() ? flight.laterResults() : List.<Reply>of()) {
      assertThat(Sight.ofResult(later))
          .as("The result after the wish to cancel: %s", later)
          .isEqualTo(Sight.DONE);
    }
  }

  @Check(
      id = "CANCEL-06",
      level = Level.MUST,
      title = "Cancelling one job leaves the others alone.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {
        Kind.CANCELLED,
        Kind.EXAMPLE,
        Kind.FINISHED,
        Kind.VALUES,
        Kind.SYNC,
        Kind.NULLS,
        Kind.DATA_URI,
        Kind.UNICODE,
        Kind.LARGE,
        Kind.SPELLING,
        Kind.OPTIONAL
      })
  void leavesOtherJobs(Trial trial) {
    boolean cancelled = trial.ticketed().stream().anyMatch(CancelChecks::accepted);
    if (!cancelled) {
      throw Trial.cannotTell("no wish to cancel was taken");
    }
    for (Flight flight : trial.ticketed()) {
      if (flight.cancelReply() == null) {
        trial.about(flight);
        assertThat(flight.cancelledByTheLook())
            .as("Whether %s was cancelled, which nobody asked for; %s", flight, flight.how())
            .isFalse();
      }
    }
  }

  private static boolean accepted(Flight flight) {
    return sight(flight) == CancelSight.ACCEPTED;
  }

  private static Flight finished(Trial trial) {
    Flight flight = trial.ticketed().get(0);
    trial.about(flight);
    if (flight.cancelReply() == null) {
      throw Trial.cannotTell("there is no job that ended with images: " + flight.how());
    }
    return flight;
  }

  private static List<Flight> cancelled(Trial trial, CancelSight sight) {
    Map<CancelSight, String> otherwise =
        Map.of(
            CancelSight.ACCEPTED, "no wish to cancel was taken",
            CancelSight.TOO_LATE, "no wish to cancel came too late");
    List<Flight> flights =
        trial.ticketed().stream().filter(flight -> sight(flight) == sight).toList();
    if (flights.isEmpty()) {
      throw Trial.cannotTell(otherwise.getOrDefault(sight, "nothing was cancelled"));
    }
    return flights;
  }

  private static @Nullable CancelSight sight(Flight flight) {
    Reply reply = flight.cancelReply();
    return reply == null ? null : CancelSight.of(reply);
  }
}
