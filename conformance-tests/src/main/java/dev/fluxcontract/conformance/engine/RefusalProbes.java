package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.engine.SubmitBudgetGate.SubmitOutcome;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/**
 * Requests that must be refused. Each is sent once, whichever check asks first. A queue may take a
 * request unread and leave it to the model to refuse it: where a ticket comes, the job is followed,
 * and a failure that blames the caller is the refusal. A job that somebody without the key could
 * submit is cancelled at once: nobody wants its images.
 */
public final class RefusalProbes {
  /** As many as fit into the time of a restart. */
  private static final int TRIES = 6;

  private final SubmitBudgetGate submits;
  private final JobEndpoints endpoints;
  private final GatewayHttp caller;
  private final JobFollower watch;
  private final Executor threads;
  private final Queue<ObservedJob> jobs = new ConcurrentLinkedQueue<>();
  private final Map<String, CompletableFuture<SubmitOutcome>> outcomes = new ConcurrentHashMap<>();

  RefusalProbes(
      SubmitBudgetGate submits,
      JobEndpoints endpoints,
      GatewayHttp caller,
      JobFollower watch,
      Executor threads) {
    this.submits = submits;
    this.endpoints = endpoints;
    this.caller = caller;
    this.watch = watch;
    this.threads = threads;
  }

  /** What the gateway answers; aborts the check where nothing that says anything came. */
  public ProbeResponse reply(Case request, ProbeCredentials credentials) {
    Supplier<SubmitOutcome> sending = () -> send(request, credentials);
    CompletableFuture<SubmitOutcome> sent =
        outcomes.computeIfAbsent(
            request.id(), id -> CompletableFuture.supplyAsync(sending, threads));
    SubmitOutcome outcome = caller.stopSignal().await(sent);
    ProbeResponse response = outcome.response();
    if (response == null) {
      throw new TestAbortedException(outcome.undecided());
    }
    return response;
  }

  private SubmitOutcome send(Case request, ProbeCredentials credentials) {
    SubmitOutcome outcome = submits.send(request, credentials);
    ProbeResponse reply = outcome.response();
    ReportedTicket ticket = reply == null ? null : ReportedTicket.of(reply);
    try {
      if (reply == null || ticket == null || ticket.atOnce()) {
        return outcome;
      }
      ObservedJob job = new ObservedJob(request);
      job.submitted(reply);
      jobs.add(job);
      if (credentials != ProbeCredentials.OWN) {
        cancel(job);
        return outcome;
      }
      return followed(job, reply);
    } catch (ExchangeInterceptor.NotRecordedException e) {
      return SubmitOutcome.undecided(String.valueOf(e.getMessage()));
    } finally {
      submits.over(request);
    }
  }

  /** The late refusal of a job; the answer to its submit where none comes. */
  private SubmitOutcome followed(ObservedJob job, ProbeResponse submitted) {
    if (!endpoints.knows(JobOperation.RESULT, job)) {
      return new SubmitOutcome(submitted, null);
    }
    watch.follow(job, false);
    if (job.end() != JobEnd.FAILED || job.cancelledByTheLook()) {
      return new SubmitOutcome(submitted, null);
    }
    ProbeResponse last = lastResult(job);
    boolean blamesNobody = last.good() && AnswerReading.ofResult(last) == AnswerReading.FAILED;
    return last.trouble() != null || last.hasStatus(429) || blamesNobody
        ? SubmitOutcome.undecided("its job failed, and asking why gave " + last.brief())
        : new SubmitOutcome(last.refused() ? last : submitted, null);
  }

  /** The result of a job that failed, without what a bad moment made of it. */
  private ProbeResponse lastResult(ObservedJob job) {
    List<ProbeResponse> results = job.results();
    ProbeResponse last = results.get(results.size() - 1);
    TransientFailureRetry.Tries tries = caller.retry().beginReading("late refusal", TRIES);
    while (tries.again(TransientFailureRetry.inTrouble(last))) {
      last = endpoints.askOnce(JobOperation.RESULT, job);
    }
    return last;
  }

  private void cancel(ObservedJob job) {
    ProbeRequest cancel = endpoints.how(JobOperation.CANCEL, job);
    if (cancel != null) {
      caller.send(cancel);
      job.ended(JobEnd.FAILED, "it was cancelled at once");
    }
  }

  /** The jobs that came of such requests, as they are now. */
  List<ObservedJob> jobs() {
    return List.copyOf(jobs);
  }
}
