package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.contract.ContractParameter;
import dev.fluxcontract.conformance.http.ClientCallRecorder;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RequestPurpose;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import dev.fluxcontract.conformance.model.Budget;
import dev.fluxcontract.conformance.model.Cost;
import dev.fluxcontract.conformance.reading.ModelRefusal;
import dev.fluxcontract.conformance.reading.OutOfCredit;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The one gate for every submit: none is sent whose images, or their price, the budget lacks. */
final class SubmitBudgetGate {
  private static final int TRIES = 4;
  static final String LIMITED = "its submit was answered with 429, too many requests, each time";
  static final String NO_BUDGET = ClientCallRecorder.OUT_OF_BUDGET;

  /**
   * What came of a submit.
   *
   * @param response the answer; null where there is none that says anything of the gateway
   * @param undecided why there is none; null where there is
   */
  record SubmitOutcome(@Nullable ProbeResponse response, @Nullable String undecided) {
    static SubmitOutcome undecided(String reason) {
      return new SubmitOutcome(null, reason);
    }
  }

  private final GatewayHttp http;
  private final JobEndpoints endpoints;
  private final Budget budget;
  private final Duration deadline;
  private final ConcurrencyLimit concurrency;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final boolean refusalsUnbilled;
  private final Semaphore repeating = new Semaphore(1, true); // held by a submit and its repeats

  SubmitBudgetGate(
      GatewayHttp http,
      JobEndpoints endpoints,
      Budget budget,
      Duration deadline,
      boolean refusalsUnbilled) {
    this.http = http;
    this.endpoints = endpoints;
    this.budget = budget;
    this.deadline = deadline;
    this.refusalsUnbilled = refusalsUnbilled;
    this.concurrency = new ConcurrencyLimit(http.stopSignal(), deadline);
  }

  /**
   * Sends a request with those credentials. One that is turned away for now, or whose answer is
   * lost or a 5xx, is submitted anew within limits, and taken out of the budget once more: it may
   * have been accepted each time. Others wait, so that a restart does not use up the budget.
   */
  SubmitOutcome send(Case request, ProbeCredentials credentials) {
    String step = request.kind().makesJob() ? "submit" : "submit to be rejected";
    TransientFailureRetry.Tries tries = http.retry().begin(step, TRIES);
    ProbeResponse response = null;
    boolean alone = begin();
    try {
      do {
        ProbeResponse next = unlimited(request, credentials);
        if (next == null) {
          return withoutBudget(response, tries.conclusive());
        }
        if (next.hasStatus(429)) {
          return SubmitOutcome.undecided(LIMITED);
        }
        response = next;
        if (TransientFailureRetry.inTrouble(response) && !alone) {
          repeating.acquireUninterruptibly();
          alone = true;
        }
      } while (tries.again(
          TransientFailureRetry.inTrouble(response) && !ModelRefusal.is(response)));
      answered.add(request.id());
      return new SubmitOutcome(response, null);
    } catch (ExchangeInterceptor.NotRecordedException e) {
      return response == null || NO_BUDGET.equals(e.getMessage())
          ? SubmitOutcome.undecided(String.valueOf(e.getMessage()))
          : new SubmitOutcome(response, null);
    } finally {
      if (alone) {
        repeating.release();
      }
    }
  }

  /** Waits while others are repeated. The first one holds them up until it is answered. */
  private boolean begin() {
    repeating.acquireUninterruptibly();
    if (answered.isEmpty()) {
      return true;
    }
    repeating.release();
    return false;
  }

  private static SubmitOutcome withoutBudget(@Nullable ProbeResponse last, boolean conclusive) {
    if (last == null) {
      return SubmitOutcome.undecided(NO_BUDGET);
    }
    return conclusive
        ? new SubmitOutcome(last, null)
        : SubmitOutcome.undecided(
            "its submit gave " + last.brief() + ", and the budget leaves no other try");
  }

  /** Waits out the gateway's limits. Null where the budget is used up. */
  private @Nullable ProbeResponse unlimited(Case request, ProbeCredentials credentials) {
    boolean borrows = refusalsUnbilled && request.kind().isToBeRefused();
    while (take(request, borrows)) {
      ProbeResponse response = counted(request, credentials, borrows);
      note(request, credentials, response);
      if (!response.hasStatus(429) || !http.waitsForRateLimit(RequestPurpose.SUBMIT)) {
        return response;
      }
    }
    http.notSent(probe(request).as(credentials));
    return null;
  }

  /** Lets the generated client submit a request, and takes it out of the budget each time. */
  ClientCallRecorder.SubmitPermit permit(Case request) {
    return new ClientCallRecorder.SubmitPermit() {
      @Override
      public String caseId() {
        return request.id();
      }

      @Override
      public boolean take() {
        return SubmitBudgetGate.this.take(request, false);
      }

      @Override
      public void answered(ProbeResponse response) {
        note(request, ProbeCredentials.OWN, response);
      }
    };
  }

  void awaitRoom(Case request) {
    concurrency.enter(request.id());
  }

  private boolean take(Case request, boolean borrows) {
    awaitRoom(request);
    http.awaitTurn();
    boolean taken = borrows ? budget.borrow(request.worstCase()) : budget.take(request.worstCase());
    if (!taken) {
      over(request);
    }
    return taken;
  }

  private ProbeResponse counted(Case request, ProbeCredentials credentials, boolean borrows) {
    Cost cost = request.worstCase();
    boolean refused = false;
    try {
      ProbeResponse response = http.once(probe(request).as(credentials));
      refused = response.refused();
      return response;
    } finally {
      if (borrows) {
        budget.settle(cost, refused);
      }
      if (refused) {
        budget.refused(cost);
      }
    }
  }

  private void note(Case request, ProbeCredentials credentials, ProbeResponse response) {
    OutOfCredit.endRunIf(response, credentials, http);
    if (response.hasStatus(429)) {
      concurrency.rejected(request.id());
    } else if (ReportedTicket.of(response) == null) {
      over(request);
    } else {
      concurrency.accepted();
    }
  }

  /** To be told of a case whose job is followed, so that it takes the place of one from then on. */
  void underWay(Case request) {
    concurrency.tryEnter(request.id(), true);
  }

  /** To be told of a case whose job is over, so that another one may take its place. */
  void over(Case request) {
    concurrency.over(request.id());
  }

  /** Whether a case was sent and answered. */
  boolean answered(Case request) {
    return answered.contains(request.id());
  }

  private ProbeRequest plain(Case request) {
    HttpUrl url = endpoints.submit(request.operation());
    if (request.kind() != CaseKind.PARAMETERS) {
      return ProbeRequest.submit(url, request.body(), request.id());
    }
    HttpUrl.Builder address = url.newBuilder();
    Map<String, String> headers = new LinkedHashMap<>();
    for (ContractParameter parameter : request.operation().parameters()) {
      if (parameter.header()) {
        headers.put(parameter.name(), parameter.example());
      } else {
        address.setQueryParameter(parameter.name(), nobodys(parameter.example()));
      }
    }
    return ProbeRequest.submit(address.build(), request.body(), request.id()).with(headers);
  }

  /** An address at a host that is kept for examples: what a gateway posts there reaches nobody. */
  private static String nobodys(String example) {
    HttpUrl url = HttpUrl.parse(example);
    return url == null ? example : url.newBuilder().host("example.com").build().toString();
  }

  private ProbeRequest probe(Case request) {
    ProbeRequest probe = plain(request);
    // Any answer may be the result, after as long as the job takes; with sync_mode it holds images.
    if (request.intent().sync()) {
      return probe.within(deadline).withRoomFor(request.intent().images());
    }
    return request.kind().isToBeRefused() ? probe : probe.within(deadline);
  }
}
