package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.http.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Follows a job to its end. The status address is asked first; where the gateway does not offer it,
 * or what it says makes no sense, the result address has to tell.
 */
final class Watch {
  /** A single nonsense answer may be a hiccup on the way; a check reports it, the wait goes on. */
  private static final int NONSENSE = 4;

  /** How often a result is asked for that should be there. */
  private static final int RESULT_TRIES = 4;

  private final Inquiries inquiries;
  private final Waiting waiting;

  Watch(Inquiries inquiries, Waiting waiting) {
    this.inquiries = inquiries;
    this.waiting = waiting;
  }

  /** Follows a job; a curious watch also asks for the result before the end. */
  void follow(Flight flight, boolean curious) {
    Waiting.Wait wait = waiting.begin();
    boolean askStatus = inquiries.knows(Step.STATUS, flight);
    if (curious && askStatus) {
      lookEarly(flight);
    }
    int nonsense = 0;
    do {
      Reply reply = inquiries.ask(askStatus ? Step.STATUS : Step.RESULT, flight);
      Sight sight = askStatus ? Sight.ofStatus(reply) : Sight.ofResult(reply);
      if (askStatus && (sight == Sight.MISSING || sight == Sight.UNKNOWN)) {
        Reply result = inquiries.ask(Step.RESULT, flight);
        Sight told = Sight.ofResult(result);
        askStatus = sight == Sight.UNKNOWN || told == Sight.MISSING;
        reply = told == Sight.MISSING ? reply : result;
        sight = told == Sight.MISSING ? sight : told;
        if (ends(flight, sight, result, false)) {
          return;
        }
      } else if (ends(flight, sight, reply, askStatus)) {
        return;
      }
      boolean senseless = sight == Sight.BROKEN || sight == Sight.MISSING;
      nonsense = senseless ? nonsense + 1 : 0;
      if (nonsense == NONSENSE) {
        flight.ended(End.LOST, "asking about it gave " + reply);
        return;
      }
    } while (wait.pause());
    flight.ended(End.NEVER, "it was not over within the deadline");
  }

  private boolean ends(Flight flight, Sight sight, Reply reply, boolean status) {
    if (sight == Sight.FAILED) {
      Reply result = status ? inquiries.ask(Step.RESULT, flight) : reply;
      boolean images = status && Sight.ofResult(result) == Sight.DONE;
      flight.ended(End.FAILED, "it failed: " + (images ? reply : result));
      return true;
    }
    if (sight != Sight.DONE) {
      return false;
    }
    if (!status) {
      flight.made(reply);
    } else {
      result(flight, reply);
    }
    return true;
  }

  /** Reads the result of a job that is said to be done. */
  private void result(Flight flight, Reply status) {
    Waiting.Wait wait = waiting.begin();
    Reply last = status;
    for (int i = 0; i < RESULT_TRIES; i++) {
      last = inquiries.ask(Step.RESULT, flight);
      Sight sight = Sight.ofResult(last);
      if (sight == Sight.DONE) {
        flight.made(last);
        return;
      }
      if (Images.in(status.json())) {
        flight.made(status);
        return;
      }
      if (sight == Sight.FAILED) {
        flight.ended(End.FAILED, "it failed: " + last);
        return;
      }
      if (sight == Sight.BROKEN && i > 0) {
        break;
      }
      wait.pause();
    }
    flight.ended(End.LOST, "it is said to be over, but its result gives " + last);
  }

  /** Asks for the result first; where a state told afterwards is pending, it was early indeed. */
  private void lookEarly(Flight flight) {
    Reply early = inquiries.ask(Step.RESULT, flight);
    Reply after = inquiries.ask(Step.STATUS, flight);
    if (Sight.ofStatus(after) == Sight.PENDING) {
      flight.early(early);
    }
  }

  /** Reads the state that a body tells, for a sentence. */
  static String state(@Nullable Reply reply) {
    return reply == null ? "none" : reply.json().path("status").asText("none");
  }
}
