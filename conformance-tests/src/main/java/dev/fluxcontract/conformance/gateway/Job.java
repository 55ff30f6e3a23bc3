package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Operation;
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
record Job(
    String id,
    Operation operation,
    ObjectNode request,
    Making making,
    State state,
    int position,
    int polls,
    Duration worked,
    @Nullable Failure failure) {

  boolean over() {
    return state == State.COMPLETED;
  }

  boolean done() {
    return over() && failure == null;
  }

  Job in(State other) {
    return new Job(id, operation, request, making, other, position, polls, worked, failure);
  }
}
