package dev.fluxcontract.client;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the answers of one wait into progress: what is new, and since when. */
final class Tracker {
  private final Line line;
  private final String model;
  private final long begun;
  private List<LogEntry> logs = List.of();
  private @Nullable Progress latest;
  private @Nullable Long queued;
  private @Nullable Long running;
  private long lastPending;
  private boolean seenUnfinished;
  private int polls;

  Tracker(Line line, String model, long begun) {
    this.line = line;
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
  Progress after(Verdict verdict) {
    polls++;
    Map<String, @Nullable Object> body = verdict.answer().members();
    JobState state = state(verdict, body);
    long now = line.time.nanoTime();
    if (state.equals(JobState.IN_QUEUE)) {
      running = null;
      queued = now;
    } else if (state.equals(JobState.IN_PROGRESS) && running == null) {
      // It began between two answers; straight away, where it was never seen in the queue.
      running = queued == null ? begun : queued + (now - queued) / 2;
    }
    List<LogEntry> all = line.models.logs(body.get("logs"));
    List<LogEntry> fresh = fresh(logs, all);
    logs = all.isEmpty() ? logs : all;
    latest = progress(state, Json.integer(body.get("queue_position")), fresh);
    return latest;
  }

  /** How long before this moment the job was last seen unfinished. */
  Duration unseen() {
    return Duration.ofNanos(line.time.nanoTime() - lastPending);
  }

  void seenUnfinished() {
    lastPending = line.time.nanoTime();
    seenUnfinished = true;
  }

  boolean wasSeenUnfinished() {
    return seenUnfinished;
  }

  /** How long the job has been there. */
  Duration elapsed() {
    return Duration.ofNanos(line.time.nanoTime() - begun);
  }

  private Progress progress(JobState state, @Nullable Integer position, List<LogEntry> fresh) {
    return progressAt(line.time.nanoTime(), state, position, fresh);
  }

  private Progress progressAt(
      long now, JobState state, @Nullable Integer position, List<LogEntry> fresh) {
    return new Progress(
        model,
        state,
        position,
        fresh,
        Duration.ofNanos(now - begun),
        running == null ? null : Duration.ofNanos(now - running),
        polls);
  }

  private static JobState state(Verdict verdict, Map<String, @Nullable Object> body) {
    boolean pending = verdict.kind() == Verdict.Kind.PENDING;
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
