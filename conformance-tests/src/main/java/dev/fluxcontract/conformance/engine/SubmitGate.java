package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RequestPurpose;
import dev.fluxcontract.conformance.http.TroubleRetry;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The one gate through which every submit goes: no image is asked for that the budget has not. */
final class SubmitGate {
  private static final int TRIES = 4;
  private static final String NO_BUDGET = "it does not fit into the budget";

  private final GatewayHttp http;
  private final JobEndpoints endpoints;
  private final Budget budget;
  private final Duration deadline;
  private final ConcurrencyLimit concurrency;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  SubmitGate(GatewayHttp http, JobEndpoints endpoints, Budget budget, Duration deadline) {
    this.http = http;
    this.endpoints = endpoints;
    this.budget = budget;
    this.deadline = deadline;
    this.concurrency = new ConcurrencyLimit(http);
  }

  /**
   * Sends a request with those credentials. One that is turned away for now, or whose answer is
   * lost or a 5xx, is submitted anew within limits, and taken out of the budget once more: it may
   * have been accepted each time.
   */
  SubmitOutcome send(Case request, ProbeCredentials credentials) {
    String step = request.kind().makesJob() ? "submit" : "submit to be rejected";
    TroubleRetry.Tries tries = http.retry().begin(step, TRIES);
    ProbeResponse response = null;
    do {
      ProbeResponse next = unlimited(request, credentials);
      if (next == null) {
        return withoutBudget(response, tries.conclusive());
      }
      if (next.hasStatus(429)) {
        return SubmitOutcome.undecided(
            "the gateway answered its submit with 429, too many requests, each time");
      }
      response = next;
    } while (tries.again(TroubleRetry.inTrouble(response)));
    answered.add(request.id());
    return SubmitOutcome.of(response);
  }

  private static SubmitOutcome withoutBudget(@Nullable ProbeResponse last, boolean conclusive) {
    if (last == null) {
      return SubmitOutcome.undecided(NO_BUDGET);
    }
    return conclusive
        ? SubmitOutcome.of(last)
        : SubmitOutcome.undecided(
            "its submit gave " + last.brief() + ", and the budget leaves no other try");
  }

  /** Waits out the gateway's limits. Null where the budget is used up. */
  private @Nullable ProbeResponse unlimited(Case request, ProbeCredentials credentials) {
    while (true) {
      concurrency.enter(request.id());
      http.awaitTurn();
      if (!budget.take(request.worstCaseImages())) {
        over(request);
        return null;
      }
      ProbeResponse response = http.once(probe(request).as(credentials));
      if (!response.hasStatus(429)) {
        note(request, response);
        return response;
      }
      concurrency.rejected(request.id());
      if (!http.waitsForRateLimit(RequestPurpose.SUBMIT)) {
        return response;
      }
    }
  }

  private void note(Case request, ProbeResponse response) {
    if (ReportedTicket.of(response) == null) {
      over(request);
    } else {
      concurrency.accepted();
    }
  }

  /** To be told of a case whose job is over, so that another one may take its place. */
  void over(Case request) {
    concurrency.over(request.id());
  }

  /** Whether a case was sent and answered. */
  boolean answered(Case request) {
    return answered.contains(request.id());
  }

  private ProbeRequest probe(Case request) {
    ProbeRequest probe = ProbeRequest.submit(endpoints.submit(request.operation()), request.body());
    // With sync_mode the answer may take as long as the job, and hold its images.
    return request.wish().sync()
        ? probe.within(deadline).withRoomFor(request.wish().images())
        : probe;
  }
}
