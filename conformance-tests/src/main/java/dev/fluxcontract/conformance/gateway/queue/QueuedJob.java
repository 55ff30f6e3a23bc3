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
 * @param state how it stands
 * @param position how many jobs wait in front of it
 * @param polls how many times it was looked at before
 * @param worked how long it took so far
 * @param failure why it ended without images; null while it has not ended and where it went well
 */
public record QueuedJob(
    String id,
    Operation operation,
    ObjectNode request,
    ImageSpec making,
    QueueState state,
    int position,
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
    return new QueuedJob(id, operation, request, making, other, position, polls, worked, failure);
  }
}
