package dev.fluxcontract.conformance.gateway.queue;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queue: jobs by id, each waiting, then running, then over. Every step is atomic. A job moves
 * on as it is looked at and as the clock goes, whatever the {@link JobTiming} asks for.
 */
public final class QueueModel {
  /** The outcome of a cancel request. */
  public enum Cancelled {
    STOPPED,
    TOO_LATE,
    UNKNOWN
  }

  private static final int MOST_JOBS = 100_000;
  private static final long MOST_CHARACTERS = 64L << 20;

  private final Clock clock;
  private final JobTiming timing;
  private final Map<String, Entry> jobs = new LinkedHashMap<>();
  private long characters;
  private int submits;
  private int images;

  public QueueModel(Clock clock, JobTiming timing) {
    this.clock = clock;
    this.timing = timing;
  }

  /** Takes a job. One that is bound to fail carries its failure from the start. */
  public synchronized QueuedJob submit(
      String id,
      Operation operation,
      ObjectNode request,
      ImageSpec making,
      boolean otherCustomers,
      @Nullable JobFailure fate) {
    int size = request.toString().length();
    characters += size;
    while (jobs.size() >= MOST_JOBS || (characters > MOST_CHARACTERS && !jobs.isEmpty())) {
      forget(jobs.keySet().iterator().next());
    }
    long waiting = jobs.values().stream().filter(job -> job.state() == QueueState.IN_QUEUE).count();
    QueuedJob taken =
        new QueuedJob(
            id,
            operation,
            request,
            making,
            otherCustomers,
            (int) waiting,
            QueueState.IN_QUEUE,
            0,
            Duration.ZERO,
            null);
    Entry entry = new Entry(taken, size, fate);
    jobs.put(id, entry);
    submits++;
    images += making.count();
    return entry.job();
  }

  /** Looks at a job, which counts as a poll. Null where there is no such job. */
  public synchronized @Nullable QueuedJob look(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return null;
    }
    QueuedJob job = entry.job();
    entry.polls++;
    return job;
  }

  /** Looks at a job without counting it as a poll. */
  public synchronized @Nullable QueuedJob peek(String id) {
    Entry entry = jobs.get(id);
    return entry == null ? null : entry.job();
  }

  /** Ends a job at once, as it would have ended. */
  public synchronized QueuedJob finish(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("No job " + id);
    }
    entry.ended = clock.instant();
    return entry.job();
  }

  public synchronized Cancelled cancel(String id) {
    Cancelled answer = wouldCancel(id);
    if (answer == Cancelled.STOPPED) {
      Entry entry = requireNonNull(jobs.get(id));
      entry.ended = clock.instant();
      entry.fate = JobFailure.CANCELLED;
    }
    return answer;
  }

  /** What a cancel would do, without doing it. */
  public synchronized Cancelled wouldCancel(String id) {
    Entry entry = jobs.get(id);
    if (entry == null) {
      return Cancelled.UNKNOWN;
    }
    return entry.state() == QueueState.COMPLETED ? Cancelled.TOO_LATE : Cancelled.STOPPED;
  }

  public synchronized void forget(String id) {
    Entry entry = jobs.remove(id);
    characters -= entry == null ? 0 : entry.size;
  }

  /** How many jobs wait or run. */
  public synchronized long underWay() {
    return jobs.values().stream().filter(job -> job.state() != QueueState.COMPLETED).count();
  }

  /** How many jobs were taken. */
  public synchronized int submits() {
    return submits;
  }

  /** How many images the jobs that were taken asked for. */
  public synchronized int images() {
    return images;
  }

  public synchronized void clear() {
    jobs.clear();
    characters = 0;
    submits = 0;
    images = 0;
  }

  private final class Entry {
    final QueuedJob taken;
    final int size;
    final Instant submitted = clock.instant();
    @Nullable JobFailure fate;
    @Nullable Instant ended;
    int polls;

    Entry(QueuedJob taken, int size, @Nullable JobFailure fate) {
      this.taken = taken;
      this.size = size;
      this.fate = fate;
    }

    /** Once over, a job stays over, even if the clock is set back. */
    QueueState state() {
      if (ended != null) {
        return QueueState.COMPLETED;
      }
      QueueState state = timing.state(polls, elapsed(clock.instant()));
      if (state == QueueState.COMPLETED) {
        ended = clock.instant();
      }
      return state;
    }

    QueuedJob job() {
      QueueState state = state();
      Duration worked = elapsed(ended != null ? ended : clock.instant());
      JobFailure failure = state == QueueState.COMPLETED ? fate : null;
      return taken.at(state, polls, worked, failure);
    }

    private Duration elapsed(Instant now) {
      return Duration.between(submitted, now);
    }
  }
}
