package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.LogEntry;
import dev.fluxcontract.client.model.QueueStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assertions on the status of a job. */
public final class QueueStatusAssert extends FieldAssert<QueueStatusAssert, QueueStatus> {
  QueueStatusAssert(@Nullable QueueStatus actual) {
    super(actual, QueueStatusAssert.class);
  }

  /** Verifies that the job is in the queue. */
  public QueueStatusAssert isQueued() {
    return hasStatus(JobState.IN_QUEUE);
  }

  /** Verifies that the job is in progress. */
  public QueueStatusAssert isInProgress() {
    return hasStatus(JobState.IN_PROGRESS);
  }

  /** Verifies that the job has ended, with or without success: see {@link #hasNoError()}. */
  public QueueStatusAssert isCompleted() {
    return hasStatus(JobState.COMPLETED);
  }

  /** Verifies the state of the job. */
  public QueueStatusAssert hasStatus(JobState expected) {
    return field("status", QueueStatus::status, expected);
  }

  /** Verifies the queue position of the job. */
  public QueueStatusAssert hasQueuePosition(int expected) {
    return field("queue_position", QueueStatus::queuePosition, expected);
  }

  /** Verifies that the status reports no error. */
  public QueueStatusAssert hasNoError() {
    field("error", QueueStatus::error, null);
    return field("error_type", QueueStatus::errorType, null);
  }

  /** Verifies the error of the job. */
  public QueueStatusAssert hasError(String expected) {
    return field("error", QueueStatus::error, expected);
  }

  /** Verifies the type of the job's error. */
  public QueueStatusAssert hasErrorType(String expected) {
    return field("error_type", QueueStatus::errorType, expected);
  }

  /** Verifies that one line of the logs is this text. */
  public QueueStatusAssert hasLogLine(String message) {
    isNotNull();
    List<LogEntry> logs = actual.logs();
    List<String> lines = logs == null ? List.of() : logs.stream().map(LogEntry::message).toList();
    return holds("logs", lines.contains(message), lines, "lines with " + message);
  }
}
