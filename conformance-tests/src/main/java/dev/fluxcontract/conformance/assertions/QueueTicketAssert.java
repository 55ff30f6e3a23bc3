package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.QueueTicket;
import org.jspecify.annotations.Nullable;

/** Assertions on the answer to a submit. */
public final class QueueTicketAssert extends FieldAssert<QueueTicketAssert, QueueTicket> {
  QueueTicketAssert(@Nullable QueueTicket actual) {
    super(actual, QueueTicketAssert.class);
  }

  /** The job waits for its turn. */
  public QueueTicketAssert isQueued() {
    return hasStatus(JobState.IN_QUEUE);
  }

  /** The job is in that state. */
  public QueueTicketAssert hasStatus(JobState expected) {
    isNotNull();
    return field("status", actual.status(), expected);
  }

  /** The job has that id. */
  public QueueTicketAssert hasRequestId(String expected) {
    isNotNull();
    return field("request_id", actual.requestId(), expected);
  }

  /** So many jobs are in front. */
  public QueueTicketAssert hasQueuePosition(int expected) {
    isNotNull();
    return field("queue_position", actual.queuePosition(), expected);
  }

  /** Each URL that the ticket gives is absolute and names this job. */
  public QueueTicketAssert pointsToItsJob() {
    isNotNull();
    names("response_url", actual.responseUrl());
    names("status_url", actual.statusUrl());
    return names("cancel_url", actual.cancelUrl());
  }

  private QueueTicketAssert names(String field, @Nullable String url) {
    boolean absolute = url == null || url.matches("https?://.*");
    boolean names = url == null || url.contains(actual.requestId());
    return holds(
        field, absolute && names, url, "an absolute URL that contains " + actual.requestId());
  }
}
