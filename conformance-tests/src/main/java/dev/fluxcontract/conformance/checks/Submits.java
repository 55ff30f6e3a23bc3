package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Caller;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Limits;
import dev.fluxcontract.conformance.http.Reply;
import dev.fluxcontract.conformance.http.RetryAfter;
import dev.fluxcontract.conformance.run.Budget;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one gate through which every submit goes: no image is asked for that the budget has not. */
final class Submits {
  private static final int TRIES = 4;

  private final Caller caller;
  private final Inquiries inquiries;
  private final Budget budget;
  private final Duration deadline;
  private final Object turnedAway = new Object();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  Submits(Caller caller, Inquiries inquiries, Budget budget, Duration deadline) {
    this.caller = caller;
    this.inquiries = inquiries;
    this.budget = budget;
    this.deadline = deadline;
  }

  /**
   * Sends a request with those credentials. One that was turned away for now, and surely not taken,
   * is sent again, out of the budget once more. Null where the budget does not allow it.
   */
  @Nullable Reply send(Case request, Credentials credentials) {
    Reply reply = once(request, credentials);
    if (reply != null && RetryAfter.asked(reply)) {
      reply = again(request, credentials, reply);
    }
    if (reply != null) {
      answered.add(request.id());
    }
    return reply;
  }

  /**
   * Those that were turned away come back one at a time: a gateway may take only so many jobs at
   * once, and would turn away most of them again.
   */
  private @Nullable Reply again(Case request, Credentials credentials, Reply first) {
    synchronized (turnedAway) {
      Reply reply = first;
      for (int i = 1; i < TRIES && reply != null && RetryAfter.asked(reply); i++) {
        caller.rest(RetryAfter.of(reply));
        reply = once(request, credentials);
      }
      return reply;
    }
  }

  private @Nullable Reply once(Case request, Credentials credentials) {
    caller.goOn();
    return budget.take(request.worstCaseImages())
        ? caller.once(ask(request).as(credentials))
        : null;
  }

  /** Whether a case was sent and answered. */
  boolean answered(Case request) {
    return answered.contains(request.id());
  }

  private Ask ask(Case request) {
    Ask ask = Ask.post(inquiries.submit(request.operation()), request.body());
    // With sync_mode the answer may take as long as the job.
    return request.wish().sync() ? ask.within(new Limits(deadline, Limits.JSON)) : ask;
  }
}
