package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import dev.fluxcontract.client.model.QueueStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions on the state of a job. */
public final class QueueStatusAssert extends FieldAssert<QueueStatusAssert, QueueStatus> {
  QueueStatusAssert(@Nullable QueueStatus actual) {
    super(actual, QueueStatusAssert.class);
  }

  /** The job waits for its turn. */
  public QueueStatusAssert isQueued() {
    return hasStatus(JobState.IN_QUEUE);
  }

  /** The job runs. */
  public QueueStatusAssert isInProgress() {
    return hasStatus(JobState.IN_PROGRESS);
  }

  /** The job is over, well or not: see {@link #hasNoError()}. */
  public QueueStatusAssert isCompleted() {
    return hasStatus(JobState.COMPLETED);
  }

  /** The job is in that state. */
  public QueueStatusAssert hasStatus(JobState expected) {
    isNotNull();
    return field("status", actual.status(), expected);
  }

  /** So many jobs are in front. */
  public QueueStatusAssert hasQueuePosition(int expected) {
    isNotNull();
    return field("queue_position", actual.queuePosition(), expected);
  }

  /** Nothing is told to be wrong. */
  public QueueStatusAssert hasNoError() {
    isNotNull();
    field("error", actual.error(), null);
    return field("error_type", actual.errorType(), null);
  }

  /** The job ended with that error. */
  public QueueStatusAssert hasError(String expected) {
    isNotNull();
    return field("error", actual.error(), expected);
  }

  /** The job ended with an error of that type. */
  public QueueStatusAssert hasErrorType(String expected) {
    isNotNull();
    return field("error_type", actual.errorType(), expected);
  }

  /** A line of the logs says this. */
  public QueueStatusAssert hasLogLine(String message) {
    isNotNull();
    List<LogEntry> logs = actual.logs();
    List<String> lines = logs == null ? List.of() : logs.stream().map(LogEntry::message).toList();
    return holds("logs", lines.contains(message), lines, "lines with " + message);
  }
}
