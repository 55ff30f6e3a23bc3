package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.ExchangeLimits;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RetryAfterHint;
import dev.fluxcontract.conformance.model.Budget;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one gate through which every submit goes: no image is asked for that the budget has not. */
final class SubmitGate {
  private static final int TRIES = 4;

  private final GatewayHttp caller;
  private final JobEndpoints inquiries;
  private final Budget budget;
  private final Duration deadline;
  private final Object turnedAway = new Object();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  SubmitGate(GatewayHttp caller, JobEndpoints inquiries, Budget budget, Duration deadline) {
    this.caller = caller;
    this.inquiries = inquiries;
    this.budget = budget;
    this.deadline = deadline;
  }

  /**
   * Sends a request with those credentials. One that was turned away for now, and surely not taken,
   * is sent again, out of the budget once more. Null where the budget does not allow it.
   */
  @Nullable ProbeResponse send(Case request, ProbeCredentials credentials) {
    ProbeResponse reply = once(request, credentials);
    if (reply != null && RetryAfterHint.asked(reply)) {
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
  private @Nullable ProbeResponse again(
      Case request, ProbeCredentials credentials, ProbeResponse first) {
    synchronized (turnedAway) {
      ProbeResponse reply = first;
      for (int i = 1; i < TRIES && reply != null && RetryAfterHint.asked(reply); i++) {
        caller.rest(RetryAfterHint.of(reply));
        reply = once(request, credentials);
      }
      return reply;
    }
  }

  private @Nullable ProbeResponse once(Case request, ProbeCredentials credentials) {
    caller.goOn();
    return budget.take(request.worstCaseImages())
        ? caller.once(ask(request).as(credentials))
        : null;
  }

  /** Whether a case was sent and answered. */
  boolean answered(Case request) {
    return answered.contains(request.id());
  }

  private ProbeRequest ask(Case request) {
    ProbeRequest ask = ProbeRequest.post(inquiries.submit(request.operation()), request.body());
    // With sync_mode the answer may take as long as the job.
    return request.wish().sync()
        ? ask.within(new ExchangeLimits(deadline, ExchangeLimits.JSON))
        : ask;
  }
}
