package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.cases.CaseKind;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RunStopped;
import dev.fluxcontract.conformance.reading.CancelReading;
import dev.fluxcontract.conformance.reading.ImageLocator;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All jobs of a run. They are submitted side by side, and checks wait for those they look at. */
public final class JobPool {
  /** Less than the program waits for after Ctrl-C. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

  private final SubmitGate submits;
  private final JobScenario course;
  private final ExecutorService threads;
  private final Map<String, Departure> departures = new LinkedHashMap<>();
  private final Set<String> curious = new HashSet<>();
  private @Nullable Departure lastToCancel;

  JobPool(SubmitGate submits, JobScenario course, int sideBySide) {
    this.submits = submits;
    this.course = course;
    this.threads =
        Executors.newFixedThreadPool(
            sideBySide,
            task -> {
              Thread thread = new Thread(task, "flux-job");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts those jobs, in that order. One that runs already is left alone. */
  synchronized void start(List<Case> cases) {
    for (Case request : cases) {
      if (!departures.containsKey(request.id())) {
        Departure departure = new Departure(new ObservedJob(request));
        departures.put(request.id(), departure);
        boolean look = request.kind() == CaseKind.EXAMPLE && curious.add(request.operation().id());
        Departure before = request.kind() == CaseKind.CANCELLED ? lastToCancel : null;
        lastToCancel = request.kind() == CaseKind.CANCELLED ? departure : lastToCancel;
        threads.execute(() -> fly(departure, look, before));
      }
    }
  }

  /** A job as soon as its submit was answered. */
  public ObservedJob submitted(Case request) {
    return departure(request).submitted.join();
  }

  /** A job when it is over. */
  public ObservedJob ended(Case request) {
    return departure(request).ended.join();
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

  private List<ObservedJob> ended(Predicate<ObservedJob> wanted) {
    List<Departure> some;
    synchronized (this) {
      some = departures.values().stream().filter(d -> wanted.test(d.flight)).toList();
    }
    return some.stream().map(departure -> departure.ended.join()).toList();
  }

  /** All jobs as they are now. */
  synchronized List<ObservedJob> all() {
    return departures.values().stream().map(departure -> departure.flight).toList();
  }

  /**
   * Waits until no job is followed any more. To be called when nothing more is sent, so that it is
   * soon; but the answer to a submit under way is waited for, since it may be a ticket.
   */
  void land() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fly(Departure departure, boolean look, @Nullable Departure before) {
    ObservedJob flight = departure.flight;
    try {
      if (before != null && settled(before.ended.join())) {
        flight.ended(JobEnd.UNSENT, "an earlier job was cancelled already");
        return;
      }
      boolean toCancel = flight.request().kind() == CaseKind.CANCELLED;
      if (toCancel) {
        submitCompanions(CaseKind.GUARDED);
      }
      send(departure);
      if (toCancel) {
        submitCompanions(CaseKind.FINISHED);
      }
      course.fly(flight, look);
    } catch (RunStopped stopped) {
      boolean sent = flight.submitReply() != null;
      flight.ended(sent ? JobEnd.NEVER : JobEnd.UNSENT, String.valueOf(stopped.getMessage()));
    } catch (RuntimeException | Error broken) {
      departure.submitted.completeExceptionally(broken);
      departure.ended.completeExceptionally(broken);
    } finally {
      departure.submitted.complete(flight);
      departure.ended.complete(flight);
    }
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

  /** Whether a job that was to be cancelled tells enough: only one that got away calls for more. */
  private static boolean settled(ObservedJob flight) {
    ProbeResponse reply = flight.cancelReply();
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
      ProbeResponse reply = submits.send(flight.request(), ProbeCredentials.OWN);
      if (reply != null) {
        flight.submitted(reply);
      } else {
        flight.ended(JobEnd.UNSENT, "it does not fit into the budget");
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
    final ObservedJob flight;
    final CompletableFuture<ObservedJob> submitted = new CompletableFuture<>();
    final CompletableFuture<ObservedJob> ended = new CompletableFuture<>();

    Departure(ObservedJob flight) {
      this.flight = flight;
    }
  }
}
