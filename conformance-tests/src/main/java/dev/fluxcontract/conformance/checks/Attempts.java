package dev.fluxcontract.conformance.checks;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.Ask;
import dev.fluxcontract.conformance.http.Caller;
import dev.fluxcontract.conformance.http.Credentials;
import dev.fluxcontract.conformance.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Requests that must be refused. Each is sent once, whichever check asks first. A queue may take a
 * request unread and leave it to the model to refuse it: where a ticket comes, the job is followed,
 * and a failure that blames the caller is the refusal. A job that somebody without the key could
 * submit is cancelled at once: nobody wants its images.
 */
final class Attempts {
  private final Submits submits;
  private final Inquiries inquiries;
  private final Caller caller;
  private final Watch watch;
  private final Queue<Flight> flights = new ConcurrentLinkedQueue<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();

  Attempts(Submits submits, Inquiries inquiries, Caller caller, Watch watch) {
    this.submits = submits;
    this.inquiries = inquiries;
    this.caller = caller;
    this.watch = watch;
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
    Ticket ticket = reply == null ? null : Ticket.of(reply);
    if (reply == null || ticket == null || ticket.atOnce()) {
      return reply;
    }
    Flight flight = new Flight(request);
    flight.submitted(reply);
    if (credentials != Credentials.OWN) {
      cancel(flight);
      return reply;
    }
    flights.add(flight);
    return followed(flight, reply);
  }

  /** The late refusal of a job; the answer to its submit where none comes. */
  private Reply followed(Flight flight, Reply submitted) {
    if (!inquiries.knows(Step.RESULT, flight)) {
      return submitted;
    }
    watch.follow(flight, false);
    List<Reply> results = flight.results();
    Reply last = results.isEmpty() ? submitted : results.get(results.size() - 1);
    boolean refused = flight.end() == End.FAILED && last.refused();
    return refused && !flight.cancelledByTheLook() ? last : submitted;
  }

  private void cancel(Flight flight) {
    Ask cancel = inquiries.how(Step.CANCEL, flight);
    if (cancel != null) {
      caller.send(cancel);
    }
  }

  /** The jobs that came of such requests, as they are now. */
  List<Flight> flights() {
    return List.copyOf(flights);
  }
}
