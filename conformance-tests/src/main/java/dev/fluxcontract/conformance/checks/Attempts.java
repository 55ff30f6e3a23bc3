package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Caller;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Requests that must be refused. Each is sent once, whichever check asks first. One that is taken
 * all the same is cancelled at once: nobody wants its images.
 */
final class Attempts {
  private final Submits submits;
  private final Inquiries inquiries;
  private final Caller caller;
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();

  Attempts(Submits submits, Inquiries inquiries, Caller caller) {
    this.submits = submits;
    this.inquiries = inquiries;
    this.caller = caller;
  }

  /** What the gateway answers; aborts the check where the budget does not allow to ask. */
  Reply reply(Case request, Credentials credentials) {
    Reply reply;
    synchronized (locks.computeIfAbsent(request.id(), id -> new Object())) {
      reply = replies.get(request.id());
      if (reply == null) {
        reply = send(request, credentials);
      }
      if (reply == null) {
        throw new TestAbortedException("it does not fit into the budget");
      }
      replies.put(request.id(), reply);
    }
    return reply;
  }

  private @Nullable Reply send(Case request, Credentials credentials) {
    Reply reply = submits.send(request, credentials);
    if (reply != null && Ticket.of(reply) != null) {
      Flight flight = new Flight(request);
      flight.submitted(reply);
      Ask cancel = inquiries.how(Step.CANCEL, flight);
      if (cancel != null) {
        caller.send(cancel);
      }
    }
    return reply;
  }
}
