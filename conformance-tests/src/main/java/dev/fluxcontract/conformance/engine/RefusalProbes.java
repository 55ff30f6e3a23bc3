package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.Case;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeCredentials;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
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
public final class RefusalProbes {
  private final SubmitGate submits;
  private final JobEndpoints inquiries;
  private final GatewayHttp caller;
  private final JobFollower watch;
  private final Queue<ObservedJob> flights = new ConcurrentLinkedQueue<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private final Map<String, ProbeResponse> replies = new ConcurrentHashMap<>();

  RefusalProbes(SubmitGate submits, JobEndpoints inquiries, GatewayHttp caller, JobFollower watch) {
    this.submits = submits;
    this.inquiries = inquiries;
    this.caller = caller;
    this.watch = watch;
  }

  /** What the gateway answers; aborts the check where the budget does not allow to ask. */
  public ProbeResponse reply(Case request, ProbeCredentials credentials) {
    ProbeResponse reply;
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

  private @Nullable ProbeResponse send(Case request, ProbeCredentials credentials) {
    ProbeResponse reply = submits.send(request, credentials);
    ReportedTicket ticket = reply == null ? null : ReportedTicket.of(reply);
    if (reply == null || ticket == null || ticket.atOnce()) {
      return reply;
    }
    ObservedJob flight = new ObservedJob(request);
    flight.submitted(reply);
    if (credentials != ProbeCredentials.OWN) {
      cancel(flight);
      return reply;
    }
    flights.add(flight);
    return followed(flight, reply);
  }

  /** The late refusal of a job; the answer to its submit where none comes. */
  private ProbeResponse followed(ObservedJob flight, ProbeResponse submitted) {
    if (!inquiries.knows(JobOperation.RESULT, flight)) {
      return submitted;
    }
    watch.follow(flight, false);
    List<ProbeResponse> results = flight.results();
    ProbeResponse last = results.isEmpty() ? submitted : results.get(results.size() - 1);
    boolean refused = flight.end() == JobEnd.FAILED && last.refused();
    return refused && !flight.cancelledByTheLook() ? last : submitted;
  }

  private void cancel(ObservedJob flight) {
    ProbeRequest cancel = inquiries.how(JobOperation.CANCEL, flight);
    if (cancel != null) {
      caller.send(cancel);
    }
  }

  /** The jobs that came of such requests, as they are now. */
  List<ObservedJob> flights() {
    return List.copyOf(flights);
  }
}
