package dev.fluxcontract.client;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job's state, as one response of the gateway reports it. */
public final class Progress {
  private final String model;
  private final JobState state;
  private final @Nullable Integer queuePosition;
  private final List<LogEntry> newLogs;
  private final Duration elapsed;
  private final @Nullable Duration running;
  private final int polls;

  Progress(
      String model,
      JobState state,
      @Nullable Integer queuePosition,
      List<LogEntry> newLogs,
      Duration elapsed,
      @Nullable Duration running,
      int polls) {
    this.model = model;
    this.state = state;
    this.queuePosition = queuePosition;
    this.newLogs = List.copyOf(newLogs);
    this.elapsed = elapsed;
    this.running = running;
    this.polls = polls;
  }

  /** The path that the job was submitted to, without a slash at its start. */
  public String model() {
    return model;
  }

  /** The gateway's state, which may be one that the contract does not know. */
  public JobState state() {
    return state;
  }

  /** How many jobs are in front, where the gateway says so. */
  public @Nullable Integer queuePosition() {
    return queuePosition;
  }

  /** The log lines that earlier answers did not have. */
  public List<LogEntry> newLogs() {
    return newLogs;
  }

  /** The time since the job was submitted, or since it was picked up again. */
  public Duration elapsed() {
    return elapsed;
  }

  /** The time since the job began to run, as far as the responses show; null while it waits. */
  public @Nullable Duration running() {
    return running;
  }

  /** How often the gateway has been asked for this job's state. */
  public int polls() {
    return polls;
  }

  @Override
  public String toString() {
    String position = queuePosition == null ? "" : " at position " + queuePosition;
    return state + position + " after " + elapsed.toMillis() + " ms";
  }
}
