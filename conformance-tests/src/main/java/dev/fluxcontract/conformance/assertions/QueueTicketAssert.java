package dev.fluxcontract.conformance.assertions;

import dev.fluxcontract.client.model.JobState;
import dev.fluxcontract.client.model.QueueTicket;
import org.jspecify.annotations.Nullable;

/** Assertions on the ticket of a submitted job. */
public final class QueueTicketAssert extends FieldAssert<QueueTicketAssert, QueueTicket> {
  QueueTicketAssert(@Nullable QueueTicket actual) {
    super(actual, QueueTicketAssert.class);
  }

  /** Verifies that the job is in the queue. */
  public QueueTicketAssert isQueued() {
    return hasStatus(JobState.IN_QUEUE);
  }

  /** Verifies the state in the ticket. */
  public QueueTicketAssert hasStatus(JobState expected) {
    return field("status", QueueTicket::status, expected);
  }

  /** Verifies the id in the ticket. */
  public QueueTicketAssert hasRequestId(String expected) {
    return field("request_id", QueueTicket::requestId, expected);
  }

  /** Verifies the queue position in the ticket. */
  public QueueTicketAssert hasQueuePosition(int expected) {
    return field("queue_position", QueueTicket::queuePosition, expected);
  }

  /** Verifies that each URL of the ticket is absolute and contains the job's id. */
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
