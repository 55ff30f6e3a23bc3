package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stopping a job. A gateway need not offer it; one that does has to mean it. */
@Reason(
    "The pages print an address to cancel at and no more; what it does is fal's, and"
        + " not every gateway offers it: SHOULD. That the jobs of others go on follows from"
        + " each ticket being of one job, and they are paid for: MUST.")
final class CancelChecks {
  private static final int PROOF = 3;

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
        CancelSight sight = CancelSight.of(reply);
        assertKept(
            sight.understood()
                || sight == CancelSight.NOT_OFFERED
                || (sight == CancelSight.NO_SUCH_JOB && wasOver(flight)),
            "The answer to the wish to cancel a job just taken",
            "2xx, 400 ALREADY_COMPLETED, or 405 where cancelling is not offered",
            reply);
        if (reply.good()) {
          CancelAnswers.assertWellSaid(trial, reply);
        }
      }
    }
  }

  /**
   * A job that already runs may still finish, so one that got away proves nothing, unless it was
   * seen waiting afterwards. Three that were cancelled as soon as they were taken, and all
   * finished, do.
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
    boolean told = flights.size() >= PROOF || flights.stream().anyMatch(CancelChecks::waited);
    trial.about(flights.get(flights.size() - 1));
    if (!stopped && !told) {
      throw Trial.cannotTell("the jobs that were cancelled may have been running");
    }
    assertKept(
        stopped,
        flights + ", each cancelled as soon as it was taken, and the wish to cancel taken",
        "at least one that ends without images",
        "images of all of them");
    for (Flight flight : flights) {
      trial.about(flight);
      assertKept(
          flight.end() == End.FAILED || flight.end() == End.IMAGES,
          "The end of a job that was cancelled",
          "COMPLETED, with an error or with images",
          flight.how());
      boolean both = flight.end() == End.FAILED && flight.showedImages();
      assertKept(
          !both, "The result of a job that is said to be cancelled", "no images", "its images");
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
      assertKept(
          !seenPending(flight),
          "The states of a job after it was said to be too late to cancel it",
          "COMPLETED from the first",
          flight.statuses().stream().map(Watch::state).toList());
    }
  }

  /**
   * A relay that knows no states but success may call it a success, and one whose queue holds only
   * what is not over may say that there is no such job.
   */
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
    CancelSight sight = CancelSight.of(reply);
    assertKept(
        !claimed && sight != CancelSight.BROKEN,
        "The answer to the wish to cancel a job that is over",
        "400 ALREADY_COMPLETED or another 4xx",
        reply);
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
        assertKept(
            !flight.cancelledByTheLook(),
            flight + ", which nobody asked to cancel, while another was cancelled",
            "a job that is not cancelled",
            flight.how());
      }
    }
  }

  /** Whether a job was seen waiting after the wish to cancel it was answered. */
  private static boolean waited(Flight flight) {
    return flight.statuses().stream().anyMatch(reply -> State.of(reply.json()) == State.QUEUED);
  }

  /** Whether a job was seen waiting or running after the wish to cancel it was answered. */
  private static boolean seenPending(Flight flight) {
    return flight.statuses().stream().map(Sight::ofStatus).anyMatch(Sight.PENDING::equals);
  }

  /** Whether a job may have been over by the time that the wish to cancel it came. */
  private static boolean wasOver(Flight flight) {
    return flight.end() == End.IMAGES && !seenPending(flight);
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
