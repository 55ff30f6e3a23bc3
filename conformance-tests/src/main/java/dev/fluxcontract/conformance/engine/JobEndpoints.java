package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.http.ExchangeLimits;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.reading.AnswerReading;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks about jobs. The address is the one the ticket names, put on the gateway's base; where that
 * one is not there, the one the contract names.
 */
public final class JobEndpoints {
  private final Contract contract;
  private final GatewayAddresses addresses;
  private final GatewayHttp caller;

  JobEndpoints(Contract contract, GatewayAddresses addresses, GatewayHttp caller) {
    this.contract = contract;
    this.addresses = addresses;
    this.caller = caller;
  }

  HttpUrl submit(Operation operation) {
    return addresses.at(operation.path());
  }

  /** Asks about a job, and notes the answer with it. */
  ProbeResponse ask(JobOperation step, ObservedJob flight) {
    HttpUrl known = flight.place(step);
    ProbeResponse reply = known != null ? caller.send(ask(step, known)) : firstAsk(step, flight);
    flight.saw(step, reply);
    return reply;
  }

  /** Asks once more, without noting the answer. */
  ProbeResponse again(JobOperation step, ObservedJob flight) {
    HttpUrl known = flight.place(step);
    return caller.send(ask(step, known != null ? known : candidates(step, flight).get(0)));
  }

  /** Asks for the state with the log lines. */
  ProbeResponse logs(ObservedJob flight) {
    HttpUrl known = flight.place(JobOperation.STATUS);
    HttpUrl url = known != null ? known : candidates(JobOperation.STATUS, flight).get(0);
    return caller.send(ProbeRequest.get(url.newBuilder().setQueryParameter("logs", "1").build()));
  }

  /** How to ask for the stream of states; null where nothing says where states are. */
  public @Nullable ProbeRequest stream(ObservedJob flight) {
    ProbeRequest status = how(JobOperation.STATUS, flight);
    return status == null
        ? null
        : ProbeRequest.get(status.url().newBuilder().addPathSegment("stream").build())
            .within(new ExchangeLimits(Duration.ofSeconds(1), 1 << 20));
  }

  /** How to ask about a job; null where nothing says where. */
  public @Nullable ProbeRequest how(JobOperation step, ObservedJob flight) {
    HttpUrl known = flight.place(step);
    List<HttpUrl> candidates = known != null ? List.of(known) : candidates(step, flight);
    return candidates.isEmpty() ? null : ask(step, candidates.get(0));
  }

  /** Whether anything says where to ask. */
  boolean knows(JobOperation step, ObservedJob flight) {
    return how(step, flight) != null;
  }

  /** How to ask about a job that nobody submitted, the way this job is asked about. */
  public ProbeRequest stranger(
      JobOperation step, Operation submit, @Nullable ObservedJob like, String id) {
    HttpUrl known = like == null ? null : like.place(step);
    ReportedTicket ticket = like == null ? null : like.ticket();
    String own = ticket == null ? null : ticket.id();
    if (known != null && own != null && known.pathSegments().contains(own)) {
      HttpUrl.Builder url = known.newBuilder();
      url.setPathSegment(known.pathSegments().indexOf(own), id);
      return ask(step, url.build());
    }
    return ask(step, documented(step, submit, id));
  }

  private ProbeResponse firstAsk(JobOperation step, ObservedJob flight) {
    List<HttpUrl> candidates = candidates(step, flight);
    if (candidates.isEmpty()) {
      throw new IllegalStateException("Nothing says where to ask about " + flight);
    }
    ProbeResponse first = null;
    for (HttpUrl candidate : candidates) {
      ProbeResponse reply = caller.send(ask(step, candidate));
      if (AnswerReading.ofResult(reply) != AnswerReading.MISSING) {
        flight.place(step, candidate, astray(step, flight, candidate));
        return reply;
      }
      first = first == null ? reply : first;
    }
    return Objects.requireNonNull(first);
  }

  /** Whether the ticket names an address, and this is not it. */
  private boolean astray(JobOperation step, ObservedJob flight, HttpUrl found) {
    ReportedTicket ticket = flight.ticket();
    String named = ticket == null ? null : ticket.url(step);
    return named != null && !addresses.rebased(named).contains(found);
  }

  private List<HttpUrl> candidates(JobOperation step, ObservedJob flight) {
    Set<HttpUrl> candidates = new LinkedHashSet<>();
    ReportedTicket ticket = flight.ticket();
    if (ticket != null) {
      candidates.addAll(addresses.rebased(ticket.url(step)));
      String id = ticket.id();
      if (id != null) {
        candidates.add(documented(step, flight.request().operation(), id));
      }
    }
    return new ArrayList<>(candidates);
  }

  /** The address as the contract writes it: owner and app are the first two steps of a submit. */
  private HttpUrl documented(JobOperation step, Operation submit, String id) {
    String[] steps = submit.path().split("/", -1);
    String escaped =
        addresses.base().newBuilder().encodedPath("/").addPathSegment(id).build().encodedPath();
    Map<String, String> values =
        Map.of(
            "owner", steps.length > 1 ? steps[1] : "",
            "app", steps.length > 2 ? steps[2] : "",
            "request_id", escaped.substring(1));
    return addresses.at(contract.operation(step.operation()).expand(values));
  }

  private static ProbeRequest ask(JobOperation step, HttpUrl url) {
    return step == JobOperation.CANCEL ? ProbeRequest.put(url) : ProbeRequest.get(url);
  }
}
