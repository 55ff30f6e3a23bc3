package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import dev.fluxcontract.conformance.reading.JobOperation;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job to its end. The status address is asked first; where the gateway does not offer it,
 * or what it says makes no sense, the result address has to tell.
 */
public final class JobFollower {
  /** After so long a job that was taken should be known. */
  private static final Duration KNOWN = Duration.ofSeconds(1);

  /** What a status address answers that tells nothing: then the result has to. */
  private static final Set<AnswerReading> NO_STATE =
      EnumSet.of(AnswerReading.MISSING, AnswerReading.UNKNOWN, AnswerReading.BROKEN);

  private final JobEndpoints inquiries;
  private final WaitBudget waiting;

  JobFollower(JobEndpoints inquiries, WaitBudget waiting) {
    this.inquiries = inquiries;
    this.waiting = waiting;
  }

  /** Follows a job; a curious watch also asks for the result before the end. */
  void follow(ObservedJob flight, boolean curious) {
    WaitBudget.Wait wait = waiting.begin();
    boolean askStatus = inquiries.knows(JobOperation.STATUS, flight);
    if (curious && askStatus) {
      lookEarly(flight);
    }
    do {
      ProbeResponse reply =
          inquiries.ask(askStatus ? JobOperation.STATUS : JobOperation.RESULT, flight);
      AnswerReading sight =
          askStatus ? AnswerReading.ofStatus(reply) : AnswerReading.ofResult(reply);
      boolean ofStatus = askStatus;
      if (askStatus && NO_STATE.contains(sight)) {
        ProbeResponse result = inquiries.ask(JobOperation.RESULT, flight);
        AnswerReading told = AnswerReading.ofResult(result);
        boolean offered = sight != AnswerReading.MISSING || told == AnswerReading.MISSING;
        // A job that was just taken may not be known yet.
        askStatus = offered || !wait.isOlderThan(KNOWN);
        ofStatus = told == AnswerReading.MISSING;
        reply = ofStatus ? reply : result;
        sight = ofStatus ? sight : told;
        if (ends(flight, sight, result, false)) {
          return;
        }
      } else if (ends(flight, sight, reply, askStatus)) {
        return;
      }
      if (wait.lost(sight != AnswerReading.BROKEN && sight != AnswerReading.MISSING)) {
        lost(flight, JobEnd.LOST, "asking about it gave ", reply, !ofStatus);
        return;
      }
    } while (wait.pause());
    flight.ended(JobEnd.NEVER, "it was not over within the deadline");
  }

  private boolean ends(
      ObservedJob flight, AnswerReading sight, ProbeResponse reply, boolean status) {
    if (sight == AnswerReading.FAILED) {
      waiting.over();
      ProbeResponse result = status ? inquiries.askOnce(JobOperation.RESULT, flight) : reply;
      boolean images = status && AnswerReading.ofResult(result) == AnswerReading.DONE;
      flight.ended(JobEnd.FAILED, "it failed: " + (images ? reply : result));
      return true;
    }
    if (sight != AnswerReading.DONE) {
      return false;
    }
    if (!status) {
      flight.made(reply);
    } else {
      result(flight, reply);
    }
    if (flight.made() != null) {
      waiting.over();
    }
    return true;
  }

  /** Reads the result of a job that is said to be done. */
  private void result(ObservedJob flight, ProbeResponse status) {
    WaitBudget.Wait wait = waiting.begin();
    ProbeResponse last;
    do {
      last = inquiries.ask(JobOperation.RESULT, flight);
      AnswerReading sight = AnswerReading.ofResult(last);
      if (sight == AnswerReading.DONE) {
        flight.made(last);
        return;
      }
      if (ImageLocator.in(status.json())) {
        ProbeResponse whole =
            status.pruned() ? inquiries.askWhole(JobOperation.STATUS, flight) : status;
        if (ImageLocator.in(whole.json())) {
          flight.made(whole);
          return;
        }
      }
      if (sight == AnswerReading.FAILED) {
        flight.ended(JobEnd.FAILED, "it failed: " + last);
        return;
      }
      // A gateway may say COMPLETED before the images are there; ORDER-02 judges that.
    } while (!wait.lostResult(AnswerReading.ofResult(last) == AnswerReading.PENDING)
        && wait.pause());
    lost(
        flight,
        JobEnd.WITHOUT_RESULT,
        "it is over by its state, but its result gives ",
        last,
        true);
  }

  private static void lost(
      ObservedJob flight, JobEnd end, String how, ProbeResponse last, boolean ofResult) {
    if (ofResult && last.beganWell()) {
      flight.unreadable(last);
    } else {
      flight.ended(last.hasStatus(429) ? JobEnd.UNTOLD : end, how + last);
    }
  }

  /** A job that was just taken may not be known yet: then its result is asked for once more. */
  private void lookEarly(ObservedJob flight) {
    ProbeResponse early = earlyResult(flight);
    if (early != null && AnswerReading.ofResult(early) == AnswerReading.MISSING) {
      ProbeResponse second = earlyResult(flight);
      early = second == null ? early : second;
    }
    if (early != null) {
      flight.early(early);
    }
  }

  /** Asks for the result; null unless a state told afterwards is pending: it was early indeed. */
  private @Nullable ProbeResponse earlyResult(ObservedJob flight) {
    ProbeResponse early = inquiries.ask(JobOperation.RESULT, flight);
    early.prune();
    ProbeResponse after = inquiries.ask(JobOperation.STATUS, flight);
    return AnswerReading.ofStatus(after) == AnswerReading.PENDING ? early : null;
  }

  /** Reads the state that a body tells, for a sentence. */
  public static String state(@Nullable ProbeResponse reply) {
    return reply == null ? "none" : reply.json().path("status").asText("none");
  }
}
