package dev.fluxcontract.conformance.engine;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.engine.SubmitBudgetGate.SubmitOutcome;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.http.TransientFailureRetry;
import dev.fluxcontract.conformance.reading.CancelReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All jobs of a run. They are submitted side by side, and checks wait for those they look at. */
public final class JobPool {
  /** How often a job is submitted that fails, with a proper error, where images are expected. */
  private static final int TRIES = 3;

  private final SubmitBudgetGate submits;
  private final JobScenario scenario;
  private final GatewayHttp caller;
  private final Executor threads;
  private final Map<String, StartedJob> startedJobs = new LinkedHashMap<>();
  private final Set<String> asksEarly = new HashSet<>();
  private final Map<String, StartedJob> lastToCancel = new HashMap<>();

  JobPool(SubmitBudgetGate submits, JobScenario scenario, GatewayHttp caller, Executor threads) {
    this.submits = submits;
    this.scenario = scenario;
    this.caller = caller;
    this.threads = threads;
  }

  /** Starts those jobs, in that order. One that runs already is left alone. */
  public synchronized void start(List<Case> cases) {
    for (Case request : cases) {
      if (!startedJobs.containsKey(request.id())) {
        StartedJob started = new StartedJob(new ObservedJob(request));
        startedJobs.put(request.id(), started);
        boolean look =
            request.kind() == CaseKind.EXAMPLE && asksEarly.add(request.operation().id());
        boolean toCancel = request.kind() == CaseKind.CANCELLED;
        StartedJob before = toCancel ? lastToCancel.put(request.operation().id(), started) : null;
        threads.execute(() -> run(started, look, before));
      }
    }
  }

  /** A job as soon as its submit was answered. */
  public ObservedJob submitted(Case request) {
    return caller.stopSignal().await(started(request).submitted);
  }

  /** A job when it is over. */
  public ObservedJob ended(Case request) {
    return caller.stopSignal().await(started(request).ended);
  }

  /** All jobs, when they are over. */
  public List<ObservedJob> ended() {
    return ended(job -> true);
  }

  /** Some job of that kind that was taken, when it is over; null where there is none. */
  public @Nullable ObservedJob known(CaseKind kind) {
    return ended(job -> job.request().kind() == kind).stream()
        .filter(job -> job.ticket() != null)
        .findFirst()
        .orElse(null);
  }

  /** Some job of a documented example of that operation, when it is over; null for none. */
  public @Nullable ObservedJob example(Operation operation) {
    return ended(
            job ->
                job.request().kind() == CaseKind.EXAMPLE
                    && job.request().operation().id().equals(operation.id()))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private List<ObservedJob> ended(Predicate<ObservedJob> wanted) {
    return started(wanted).stream()
        .map(started -> caller.stopSignal().await(started.ended))
        .toList();
  }

  private synchronized List<StartedJob> started(Predicate<ObservedJob> wanted) {
    return startedJobs.values().stream().filter(started -> wanted.test(started.job)).toList();
  }

  /** All jobs as they are now. */
  public List<ObservedJob> all() {
    return started(job -> true).stream().map(started -> started.job).toList();
  }

  private void run(StartedJob started, boolean look, @Nullable StartedJob before) {
    try {
      if (before != null && settled(caller.stopSignal().await(before.ended))) {
        started.job.ended(JobEnd.UNTOLD, "an earlier job was cancelled already");
        return;
      }
      boolean toCancel = started.job.request().kind() == CaseKind.CANCELLED;
      if (toCancel) {
        submitCompanions(CaseKind.GUARDED);
      }
      send(started);
      if (toCancel) {
        // It takes no room until it is followed: its companions would wait for it, and it for them.
        submits.over(started.job.request());
        submitCompanions(CaseKind.FINISHED);
      }
      follow(started, look);
    } catch (RunStopped stopped) {
      ObservedJob job = started.job;
      boolean sent = job.submitReply() != null;
      job.ended(sent ? JobEnd.NEVER : JobEnd.UNTOLD, String.valueOf(stopped.getMessage()));
    } catch (ExchangeInterceptor.NotRecordedException e) {
      started.job.ended(JobEnd.UNTOLD, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error broken) {
      started.submitted.completeExceptionally(broken);
      started.ended.completeExceptionally(broken);
    } finally {
      started.submitted.complete(started.job);
      started.ended.complete(started.job);
    }
  }

  /** Follows a job to its end. One that fails where images are expected is submitted anew. */
  private void follow(StartedJob started, boolean look) {
    TransientFailureRetry.Tries tries = caller.retry().begin("job", TRIES);
    submits.underWay(started.job.request());
    scenario.run(started.job, look);
    submits.over(started.job.request());
    while (isExpectedToSucceed(started.job) && tries.again(failed(started.job))) {
      ObservedJob another = new ObservedJob(started.job.request());
      SubmitOutcome outcome = submits.send(another.request(), ProbeCredentials.OWN);
      ProbeResponse reply = outcome.response();
      if (reply == null) {
        // The gateway itself says that these jobs failed, which no restart explains.
        boolean told = tries.conclusive() || tries.neverSucceeded();
        if (!told
            && !String.valueOf(outcome.undecided()).startsWith(ExchangeInterceptor.NOT_RECORDED)) {
          started.job.ended(
              JobEnd.UNTOLD, started.job.how() + "; not tried again: " + outcome.undecided());
        }
        return;
      }
      another.submitted(reply);
      started.job = another;
      scenario.run(another, look);
      submits.over(another.request());
    }
  }

  /** A job that somebody else could cancel says nothing against the model. */
  private static boolean isExpectedToSucceed(ObservedJob job) {
    CaseKind kind = job.request().kind();
    return kind != CaseKind.CANCELLED && kind != CaseKind.GUARDED && job.ticket() != null;
  }

  private static boolean failed(ObservedJob job) {
    return job.end() == JobEnd.FAILED && !job.cancelledByTheLook();
  }

  /**
   * Has another job taken before and after the one that is to be cancelled: a gateway may cancel
   * the first or the last one that it has, whichever was meant. It takes no room from others until
   * it is followed: its own task may still wait for a thread.
   */
  private void submitCompanions(CaseKind kind) {
    for (StartedJob companion : started(job -> job.request().kind() == kind)) {
      send(companion);
      submits.over(companion.job.request());
    }
  }

  /**
   * Whether a job that was to be cancelled tells enough: one that got away calls for more, and so
   * does an answer that a bad moment may have spoiled.
   */
  private static boolean settled(ObservedJob job) {
    ProbeResponse reply = job.cancelReply();
    if (reply != null && TransientFailureRetry.inTrouble(reply)) {
      return false;
    }
    return reply == null || !ImageLocator.in(job.result()) || !CancelReading.of(reply).understood();
  }

  /** Sends the submit, unless another thread has done so. */
  private void send(StartedJob started) {
    ObservedJob job = started.job;
    synchronized (started) {
      if (started.submitted.isDone()) {
        return;
      }
      SubmitOutcome outcome = submits.send(job.request(), ProbeCredentials.OWN);
      ProbeResponse reply = outcome.response();
      if (reply != null) {
        job.submitted(reply);
      } else {
        job.ended(JobEnd.UNTOLD, String.valueOf(outcome.undecided()));
      }
      started.submitted.complete(job);
    }
  }

  private synchronized StartedJob started(Case request) {
    return requireNonNull(startedJobs.get(request.id()), () -> request + " was not started");
  }

  private static final class StartedJob {
    final CompletableFuture<ObservedJob> submitted = new CompletableFuture<>();
    final CompletableFuture<ObservedJob> ended = new CompletableFuture<>();
    volatile ObservedJob job;

    StartedJob(ObservedJob job) {
      this.job = job;
    }
  }
}
