package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.Progress;
import dev.fluxcontract.client.internal.response.ClassifiedResponse;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the answers of one wait into progress: what is new, and since when. */
public final class ProgressTracker {
  private final ClientRuntime runtime;
  private final String model;
  private final long begun;
  private List<LogEntry> logs = List.of();
  private @Nullable Progress latest;
  private @Nullable Long queued;
  private @Nullable Long running;
  private long lastPending;
  private boolean seenUnfinished;
  private int polls;

  ProgressTracker(ClientRuntime runtime, String model, long begun) {
    this.runtime = runtime;
    this.model = model;
    this.begun = begun;
    this.lastPending = begun;
  }

  /** Where things stood when the gateway last told; in the queue, before it did. */
  Progress latest() {
    return latest == null ? progress(JobState.IN_QUEUE, null, List.of()) : latest;
  }

  /** Where things stood when the job had just been taken. */
  Progress atFirst() {
    return progressAt(begun, JobState.IN_QUEUE, null, List.of());
  }

  /** Where things stand after an answer. */
  Progress after(ClassifiedResponse verdict) {
    polls++;
    Map<String, @Nullable Object> body = verdict.answer().members();
    JobState state = state(verdict, body);
    long now = runtime.time.nanoTime();
    if (state.equals(JobState.IN_QUEUE)) {
      running = null;
      queued = now;
    } else if (state.equals(JobState.IN_PROGRESS) && running == null) {
      // It began between two answers; straight away, where it was never seen in the queue.
      running = queued == null ? begun : queued + (now - queued) / 2;
    }
    List<LogEntry> all = runtime.models.logs(body.get("logs"));
    List<LogEntry> fresh = fresh(logs, all);
    logs = all.isEmpty() ? logs : all;
    latest = progress(state, JsonTree.integer(body.get("queue_position")), fresh);
    return latest;
  }

  /** How long before this moment the job was last seen unfinished. */
  Duration unseen() {
    return Duration.ofNanos(runtime.time.nanoTime() - lastPending);
  }

  void seenUnfinished() {
    lastPending = runtime.time.nanoTime();
    seenUnfinished = true;
  }

  boolean wasSeenUnfinished() {
    return seenUnfinished;
  }

  /** How long the job has been there. */
  Duration elapsed() {
    return Duration.ofNanos(runtime.time.nanoTime() - begun);
  }

  private Progress progress(JobState state, @Nullable Integer position, List<LogEntry> fresh) {
    return progressAt(runtime.time.nanoTime(), state, position, fresh);
  }

  private Progress progressAt(
      long now, JobState state, @Nullable Integer position, List<LogEntry> fresh) {
    return JobConstructors.get()
        .progress(
            model,
            state,
            position,
            fresh,
            Duration.ofNanos(now - begun),
            running == null ? null : Duration.ofNanos(now - running),
            polls);
  }

  private static JobState state(ClassifiedResponse verdict, Map<String, @Nullable Object> body) {
    boolean pending = verdict.kind() == ClassifiedResponse.Kind.PENDING;
    return body.get("status") instanceof String word && !word.isBlank()
        ? JobState.of(word)
        : pending ? JobState.IN_PROGRESS : JobState.COMPLETED;
  }

  /** A gateway repeats all lines each time, or sends those alone that are new. */
  private static List<LogEntry> fresh(List<LogEntry> before, List<LogEntry> now) {
    if (before.isEmpty() || now.isEmpty()) {
      return now;
    }
    int known = before.size();
    if (now.size() >= known && now.subList(0, known).equals(before)) {
      return now.subList(known, now.size());
    }
    return now.subList(now.lastIndexOf(before.get(known - 1)) + 1, now.size());
  }
}
