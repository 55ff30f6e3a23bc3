package dev.fluxcontract.conformance.gateway.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands at one moment.
 *
 * @param id its id
 * @param operation the operation that submitted it
 * @param request the request
 * @param making what it is to make
 * @param otherCustomers whether it is one of another customer than the usual one
 * @param position how many jobs wait in front of it
 * @param state how it stands
 * @param polls how many times it was looked at before
 * @param worked how long it took so far
 * @param failure why it ended without images; null while it has not ended and where it went well
 */
public record QueuedJob(
    String id,
    Operation operation,
    ObjectNode request,
    ImageSpec making,
    boolean otherCustomers,
    int position,
    QueueState state,
    int polls,
    Duration worked,
    @Nullable JobFailure failure) {

  public boolean over() {
    return state == QueueState.COMPLETED;
  }

  public boolean done() {
    return over() && failure == null;
  }

  public QueuedJob in(QueueState other) {
    return at(other, polls, worked, failure);
  }

  QueuedJob at(QueueState now, int looks, Duration time, @Nullable JobFailure why) {
    return new QueuedJob(
        id, operation, request, making, otherCustomers, position, now, looks, time, why);
  }
}
