package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the answers of one wait into progress: what is new, and since when. */
final class ProgressTracker {
  private final ClientRuntime runtime;
  private final String model;
  private final long begun;
  private final boolean newlySubmitted;

  /** How many lines the last response with any had, and a hash of its last: lines may be long. */
  private int knownLines;

  private int lastLine;
  private @Nullable Progress latest;
  private @Nullable Long queuedAt;
  private @Nullable Long runningSince;

  /** When the job was last seen pending; null if it was not watched from near its start. */
  private @Nullable Long pendingAt;

  /**
   * {@code begun} is when the job was submitted; if {@code newlySubmitted} is false, when it was
   * picked up again.
   */
  ProgressTracker(ClientRuntime runtime, String model, long begun, boolean newlySubmitted) {
    this.runtime = runtime;
    this.model = model;
    this.begun = begun;
    this.newlySubmitted = newlySubmitted;
  }

  /**
   * The pause before the first call. It is counted from the submit, whenever the wait begins. A
   * wait that begins later polls at once, and cannot say how long the job took.
   */
  Duration untilFirstCall(Function<Progress, Duration> schedule) {
    if (!newlySubmitted) {
      return Duration.ZERO;
    }
    Progress atSubmit = progressAt(begun, 0, JobState.IN_QUEUE, null, List.of());
    Duration left = schedule.apply(atSubmit).minusNanos(now() - begun);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    pendingAt = begun;
    return left;
  }

  /** What the gateway reported last, without log lines; in the queue, before it did. */
  Progress latest() {
    return latest == null ? progressAt(now(), 0, JobState.IN_QUEUE, null, List.of()) : latest;
  }

  /** The progress that an answer reports. */
  Progress after(ClassifiedResponse response) {
    Map<String, @Nullable Object> body = response.answer().members();
    boolean pending = response.kind() == ClassifiedResponse.Kind.PENDING;
    JobState state = state(body, pending);
    long now = now();
    if (state.equals(JobState.IN_QUEUE)) {
      runningSince = null;
      queuedAt = now;
    } else if (state.equals(JobState.IN_PROGRESS) && runningSince == null) {
      // It began between two responses; at once, if it was never seen in the queue.
      runningSince = queuedAt == null ? begun : queuedAt + (now - queuedAt) / 2;
    }
    List<LogEntry> all = runtime.models.logs(body.get("logs"));
    List<LogEntry> added = added(all);
    int polls = latest == null ? 1 : latest.polls() + 1;
    Integer position = JsonTree.integer(body.get("queue_position"));
    latest = progressAt(now, polls, state, position, List.of());
    return added.isEmpty() ? latest : progressAt(now, polls, state, position, added);
  }

  /** Notes that the job was still pending just now. */
  void seenPending() {
    pendingAt = now();
  }

  /**
   * How long before this moment the job was last seen pending; null if its end, coming now, does
   * not show how long the job took.
   */
  @Nullable Duration unseen() {
    return newlySubmitted && pendingAt != null ? Duration.ofNanos(now() - pendingAt) : null;
  }

  /** How long the job waited before it ran, as far as the responses show. */
  @Nullable Duration queueTime() {
    return newlySubmitted && runningSince != null ? Duration.ofNanos(runningSince - begun) : null;
  }

  /** How long it ran: as its last response states it, or as far as the responses show. */
  @Nullable Duration runTime(ClassifiedResponse last) {
    Duration stated = runtime.models.inferenceTime(last.answer().members());
    return stated == null ? latest().running() : stated;
  }

  private Progress progressAt(
      long now, int polls, JobState state, @Nullable Integer position, List<LogEntry> added) {
    return JobConstructors.get()
        .progress(
            model,
            state,
            position,
            added,
            Duration.ofNanos(now - begun),
            runningSince == null ? null : Duration.ofNanos(now - runningSince),
            polls);
  }

  private long now() {
    return runtime.time.nanoTime();
  }

  private static JobState state(Map<String, @Nullable Object> body, boolean pending) {
    return body.get("status") instanceof String word && !word.isBlank()
        ? JobState.of(word)
        : pending ? JobState.IN_PROGRESS : JobState.COMPLETED;
  }

  /** A gateway repeats all lines each time, or sends only those that are new. */
  private List<LogEntry> added(List<LogEntry> all) {
    if (all.isEmpty()) {
      return all;
    }
    int from = knownLines;
    if (knownLines > 0 && !(all.size() >= knownLines && isLastLine(all.get(knownLines - 1)))) {
      from = all.size();
      while (from > 0 && !isLastLine(all.get(from - 1))) {
        from--;
      }
    }
    knownLines = all.size();
    lastLine = all.get(knownLines - 1).hashCode();
    return all.subList(from, knownLines);
  }

  private boolean isLastLine(LogEntry line) {
    return line.hashCode() == lastLine;
  }
}
