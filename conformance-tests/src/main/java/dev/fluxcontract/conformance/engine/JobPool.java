package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.http.ExchangeInterceptor;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.http.TroubleRetry;
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

  private final SubmitGate submits;
  private final JobScenario course;
  private final GatewayHttp caller;
  private final Executor threads;
  private final Map<String, Departure> departures = new LinkedHashMap<>();
  private final Set<String> curious = new HashSet<>();
  private final Map<String, Departure> lastToCancel = new HashMap<>();

  JobPool(SubmitGate submits, JobScenario course, GatewayHttp caller, Executor threads) {
    this.submits = submits;
    this.course = course;
    this.caller = caller;
    this.threads = threads;
  }

  /** Starts those jobs, in that order. One that runs already is left alone. */
  synchronized void start(List<Case> cases) {
    for (Case request : cases) {
      if (!departures.containsKey(request.id())) {
        Departure departure = new Departure(new ObservedJob(request));
        departures.put(request.id(), departure);
        boolean look = request.kind() == CaseKind.EXAMPLE && curious.add(request.operation().id());
        boolean toCancel = request.kind() == CaseKind.CANCELLED;
        Departure before = toCancel ? lastToCancel.put(request.operation().id(), departure) : null;
        threads.execute(() -> fly(departure, look, before));
      }
    }
  }

  /** A job as soon as its submit was answered. */
  public ObservedJob submitted(Case request) {
    return caller.stopSignal().await(departure(request).submitted);
  }

  /** A job when it is over. */
  public ObservedJob ended(Case request) {
    return caller.stopSignal().await(departure(request).ended);
  }

  /** All jobs, when they are over. */
  public List<ObservedJob> ended() {
    return ended(flight -> true);
  }

  /** Some job of that kind that was taken, when it is over; null where there is none. */
  public @Nullable ObservedJob known(CaseKind kind) {
    return ended(flight -> flight.request().kind() == kind).stream()
        .filter(flight -> flight.ticket() != null)
        .findFirst()
        .orElse(null);
  }

  /** Some job of a documented example of that operation, when it is over; null for none. */
  public @Nullable ObservedJob example(Operation operation) {
    return ended(
            flight ->
                flight.request().kind() == CaseKind.EXAMPLE
                    && flight.request().operation().id().equals(operation.id()))
        .stream()
        .findFirst()
        .orElse(null);
  }

  private List<ObservedJob> ended(Predicate<ObservedJob> wanted) {
    List<Departure> some;
    synchronized (this) {
      some = departures.values().stream().filter(d -> wanted.test(d.flight)).toList();
    }
    return some.stream().map(departure -> caller.stopSignal().await(departure.ended)).toList();
  }

  /** All jobs as they are now. */
  public synchronized List<ObservedJob> all() {
    return departures.values().stream().map(departure -> departure.flight).toList();
  }

  private void fly(Departure departure, boolean look, @Nullable Departure before) {
    try {
      if (before != null && settled(caller.stopSignal().await(before.ended))) {
        departure.flight.ended(JobEnd.UNTOLD, "an earlier job was cancelled already");
        return;
      }
      boolean toCancel = departure.flight.request().kind() == CaseKind.CANCELLED;
      if (toCancel) {
        submitCompanions(CaseKind.GUARDED);
      }
      send(departure);
      if (toCancel) {
        submitCompanions(CaseKind.FINISHED);
      }
      follow(departure, look);
    } catch (RunStopped stopped) {
      ObservedJob flight = departure.flight;
      boolean sent = flight.submitReply() != null;
      flight.ended(sent ? JobEnd.NEVER : JobEnd.UNTOLD, String.valueOf(stopped.getMessage()));
    } catch (ExchangeInterceptor.NotRecordedException e) {
      departure.flight.ended(JobEnd.UNTOLD, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error broken) {
      departure.submitted.completeExceptionally(broken);
      departure.ended.completeExceptionally(broken);
    } finally {
      departure.submitted.complete(departure.flight);
      departure.ended.complete(departure.flight);
    }
  }

  /** Follows a job to its end. One that fails where images are expected is submitted anew. */
  private void follow(Departure departure, boolean look) {
    TroubleRetry.Tries tries = caller.retry().begin("job", TRIES);
    course.fly(departure.flight, look);
    submits.over(departure.flight.request());
    while (isExpectedToSucceed(departure.flight) && tries.again(failed(departure.flight))) {
      ObservedJob another = new ObservedJob(departure.flight.request());
      SubmitGate.SubmitOutcome outcome = submits.send(another.request(), ProbeCredentials.OWN);
      ProbeResponse reply = outcome.response();
      if (reply == null) {
        // The gateway itself says that these jobs failed, which no restart explains.
        boolean told = tries.conclusive() || tries.neverSucceeded();
        if (!told
            && !String.valueOf(outcome.undecided()).startsWith(ExchangeInterceptor.NOT_RECORDED)) {
          departure.flight.ended(
              JobEnd.UNTOLD, departure.flight.how() + "; not tried again: " + outcome.undecided());
        }
        return;
      }
      another.submitted(reply);
      departure.flight = another;
      course.fly(another, look);
      submits.over(another.request());
    }
  }

  /** A job that somebody was let to cancel is no failure of the model. */
  private static boolean isExpectedToSucceed(ObservedJob flight) {
    CaseKind kind = flight.request().kind();
    return kind != CaseKind.CANCELLED && kind != CaseKind.GUARDED && flight.ticket() != null;
  }

  private static boolean failed(ObservedJob flight) {
    return flight.end() == JobEnd.FAILED && !flight.cancelledByTheLook();
  }

  /**
   * Has another job taken before and after the one that is to be cancelled: a gateway may cancel
   * the first or the last one that it has, whichever was meant.
   */
  private void submitCompanions(CaseKind kind) {
    List<Departure> companions;
    synchronized (this) {
      companions =
          departures.values().stream()
              .filter(departure -> departure.flight.request().kind() == kind)
              .toList();
    }
    companions.forEach(this::send);
  }

  /**
   * Whether a job that was to be cancelled tells enough: one that got away calls for more, and so
   * does an answer that a bad moment may have spoiled.
   */
  private static boolean settled(ObservedJob flight) {
    ProbeResponse reply = flight.cancelReply();
    if (reply != null && TroubleRetry.inTrouble(reply)) {
      return false;
    }
    return reply == null
        || !ImageLocator.in(flight.result())
        || !CancelReading.of(reply).understood();
  }

  /** Sends the submit, unless another thread has done so. */
  private void send(Departure departure) {
    ObservedJob flight = departure.flight;
    synchronized (departure) {
      if (departure.submitted.isDone()) {
        return;
      }
      SubmitGate.SubmitOutcome outcome = submits.send(flight.request(), ProbeCredentials.OWN);
      ProbeResponse reply = outcome.response();
      if (reply != null) {
        flight.submitted(reply);
      } else {
        flight.ended(JobEnd.UNTOLD, String.valueOf(outcome.undecided()));
      }
      departure.submitted.complete(flight);
    }
  }

  private synchronized Departure departure(Case request) {
    @Nullable Departure departure = departures.get(request.id());
    if (departure == null) {
      throw new IllegalStateException(request + " was not started");
    }
    return departure;
  }

  private static final class Departure {
    final CompletableFuture<ObservedJob> submitted = new CompletableFuture<>();
    final CompletableFuture<ObservedJob> ended = new CompletableFuture<>();
    volatile ObservedJob flight;

    Departure(ObservedJob flight) {
      this.flight = flight;
    }
  }
}
