package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queue: jobs by id, each waiting, then running, then over. Every step is atomic. A job moves
 * on as it is looked at and as the clock goes, whatever the {@link Timing} asks for.
 */
final class QueueModel {
  /** What became of the wish to stop a job. */
  enum Cancelled {
    STOPPED,
    TOO_LATE,
    UNKNOWN
  }

  private static final int MOST_JOBS = 100_000;

  private final Clock clock;
  private final Timing timing;
  private final Map<String, Entry> jobs = new LinkedHashMap<>();
  private int submits;
  private int images;

  QueueModel(Clock clock, Timing timing) {
    this.clock = clock;
    this.timing = timing;
  }

  /** Takes a job. One that is bound to fail carries its failure from the start. */
  synchronized Job submit(
      String id, Operation operation, ObjectNode request, Making making, @Nullable Failure fate) {
    if (jobs.size() >= MOST_JOBS) {
      jobs.remove(jobs.keySet().iterator().next());
    }
    int waiting = 0;
    for (Entry entry : jobs.values()) {
      waiting += entry.state() == State.IN_QUEUE ? 1 : 0;
    }
    Entry entry = new Entry(id, operation, request, making, fate, waiting);
    jobs.put(id, entry);
    submits++;
    images += making.count();
    return entry.job();
  }

  /** Looks at a job, which counts as a poll. Null where there is no such job. */
  synchronized @Nullable Job look(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return null;
    }
    Job job = entry.job();
    entry.polls++;
    return job;
  }

  /** Looks at a job without counting it as a poll. */
  synchronized @Nullable Job peek(String id) {
    Entry entry = jobs.get(id);
    return entry == null ? null : entry.job();
  }

  /** Ends a job at once, as it would have ended. */
  synchronized Job finish(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("No job " + id);
    }
    entry.ended = clock.instant();
    return entry.job();
  }

  synchronized Cancelled cancel(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return Cancelled.UNKNOWN;
    }
    if (entry.state() == State.COMPLETED) {
      return Cancelled.TOO_LATE;
    }
    entry.ended = clock.instant();
    entry.fate = Failure.CANCELLED;
    return Cancelled.STOPPED;
  }

  synchronized void forget(String id) {
    jobs.remove(id);
  }

  /** How many jobs were taken. */
  synchronized int submits() {
    return submits;
  }

  /** How many images the jobs that were taken asked for. */
  synchronized int images() {
    return images;
  }

  synchronized void clear() {
    jobs.clear();
    submits = 0;
    images = 0;
  }

  private final class Entry {
    final String id;
    final Operation operation;
    final ObjectNode request;
    final Making making;
    final Instant submitted = clock.instant();
    final int position;
    @Nullable Failure fate;
    @Nullable Instant ended;
    int polls;

    Entry(
        String id,
        Operation operation,
        ObjectNode request,
        Making making,
        @Nullable Failure fate,
        int position) {
      this.id = id;
      this.operation = operation;
      this.request = request;
      this.making = making;
      this.fate = fate;
      this.position = position;
    }

    /** Once over, a job stays over, even if the clock is set back. */
    State state() {
      if (ended != null) {
        return State.COMPLETED;
      }
      State state = timing.state(polls, elapsed(clock.instant()));
      if (state == State.COMPLETED) {
        ended = clock.instant();
      }
      return state;
    }

    Job job() {
      State state = state();
      Duration worked = elapsed(ended != null ? ended : clock.instant());
      Failure failure = state == State.COMPLETED ? fate : null;
      return new Job(id, operation, request, making, state, position, polls, worked, failure);
    }

    private Duration elapsed(Instant now) {
      return Duration.between(submitted, now);
    }
  }
}
