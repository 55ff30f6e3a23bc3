package dev.fluxcontract.conformance.checks;

import static dev.fluxcontract.conformance.checks.Promise.assertKept;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fluxcontract.conformance.cases.Kind;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.run.Level;
import java.util.List;

/** First the job, then its result, and to each job its own. */
@Reason(
    "Each ticket on the pages leads to one job, so that nobody gets another's images:"
        + " MUST. When a result is there, and what stands in its place before, only fal and"
        + " relays say: SHOULD.")
final class OrderChecks {
  /** Asked before a state was told that says the job is not over. */
  @Check(
      id = "ORDER-01",
      level = Level.SHOULD,
      title = "Before a job is over its result says so: 400, or 202 or 200 with a state.",
      documents = {"fal", "relay"},
      of = Kind.EXAMPLE,
      per = Per.OPERATION)
  void resultWaitsForTheEnd(Trial trial) {
    int asked = 0;
    for (Flight flight : trial.ticketed()) {
      Reply early = flight.early();
      if (early != null && !notOffered(flight)) {
        asked++;
        assertThat(Sight.ofResult(trial.only(early)))
            .as("What the result of %s says before the end: %s", flight, early)
            .isEqualTo(Sight.PENDING);
      }
    }
    if (asked == 0) {
      throw Trial.cannotTell("no job was seen waiting or running");
    }
  }

  /** Where the images come with a state there need not be a result address at all. */
  private static boolean notOffered(Flight flight) {
    return !flight.resultAddressed()
        && flight.results().stream().allMatch(r -> Sight.ofResult(r) == Sight.MISSING);
  }

  @Check(
      id = "ORDER-02",
      level = Level.SHOULD,
      title = "Once a job is COMPLETED its result is there.",
      documents = {"fal"},
      of = {Kind.EXAMPLE, Kind.VALUES},
      per = Per.OPERATION)
  void resultIsThereAtTheEnd(Trial trial) {
    int seen = 0;
    for (Flight flight : Statuses.offered(trial)) {
      List<Reply> replies = flight.replies();
      for (int i = 0; i + 1 < replies.size(); i++) {
        boolean done =
            flight.statuses().contains(replies.get(i))
                && Sight.ofStatus(replies.get(i)) == Sight.DONE;
        Reply result = replies.get(i + 1);
        if (done && flight.results().contains(result) && !Images.in(replies.get(i).json())) {
          seen++;
          trial.about(flight);
          Sight sight = Sight.ofResult(result);
          assertKept(
              sight == Sight.DONE || sight == Sight.FAILED,
              "The result of " + flight + " once it is COMPLETED",
              "the images, or a failure",
              result);
        }
      }
    }
    if (seen == 0) {
      throw Trial.cannotTell("no job was seen COMPLETED without its images");
    }
  }

  @Check(
      id = "ORDER-03",
      level = Level.MUST,
      title = "Jobs in flight at the same time are not mixed up.",
      documents = {"D2", "D3", "D4", "D5"},
      of = {Kind.EXAMPLE, Kind.VALUES, Kind.NULLS, Kind.DATA_URI})
  void jobsAreNotMixedUp(Trial trial) {
    List<Flight> flights = trial.made();
    if (flights.size() < 2) {
      throw Trial.cannotTell("it takes two jobs to tell");
    }
    for (Flight flight : flights) {
      Flight other = flights.stream().filter(o -> Mixed.up(flight, o)).findFirst().orElse(null);
      trial.about(flight);
      assertKept(
          other == null,
          "Whose seed and prompt the result of " + flight + " carries",
          "its own",
          "those of " + other);
    }
  }
}
