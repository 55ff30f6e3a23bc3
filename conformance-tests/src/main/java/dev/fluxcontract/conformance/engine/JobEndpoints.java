package dev.fluxcontract.conformance.engine;

import dev.fluxcontract.conformance.cases.RequestIntent;
import dev.fluxcontract.conformance.contract.Contract;
import dev.fluxcontract.conformance.contract.Operation;
import dev.fluxcontract.conformance.http.GatewayAddresses;
import dev.fluxcontract.conformance.http.GatewayHttp;
import dev.fluxcontract.conformance.http.ProbeRequest;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.http.RequestPurpose;
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
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks about jobs. The address is the one the ticket names, put on the gateway's base; where that
 * one is not there, the one the contract names.
 */
public record JobEndpoints(Contract contract, GatewayAddresses addresses, GatewayHttp caller) {
  /** Enough for a name to be looked up, a connection, and the head of an answer from afar. */
  private static final Duration STREAM_BEGINS = Duration.ofSeconds(5);

  private static final String NO_JOB = "a job that does not exist";

  HttpUrl submit(Operation operation) {
    return addresses.at(operation.path());
  }

  /** Asks about a job, and notes the answer with it. Of a long state the start is kept. */
  ProbeResponse ask(JobOperation step, ObservedJob job) {
    return pruned(step, askWhole(step, job));
  }

  /** Asks about a job, and keeps the answer whole. */
  ProbeResponse askWhole(JobOperation step, ObservedJob job) {
    return ask(step, job, caller::send);
  }

  /** Asks once, whatever the answer: what the result of a failed job gives may well be a 5xx. */
  ProbeResponse askOnce(JobOperation step, ObservedJob job) {
    return pruned(step, ask(step, job, caller::sendOnce));
  }

  private ProbeResponse ask(
      JobOperation step, ObservedJob job, Function<ProbeRequest, ProbeResponse> sender) {
    HttpUrl known = job.place(step);
    ProbeResponse reply =
        known != null ? sender.apply(ask(step, known, job)) : firstAsk(step, job, sender);
    job.saw(step, reply);
    return reply;
  }

  /** Jobs under way keep their states while they ask for more, which may be long again. */
  private static ProbeResponse pruned(JobOperation step, ProbeResponse reply) {
    if (step == JobOperation.STATUS) {
      reply.prune();
    }
    return reply;
  }

  /** Asks once more, without noting the answer. */
  ProbeResponse again(JobOperation step, ObservedJob job) {
    ProbeResponse reply = caller.send(ask(step, Objects.requireNonNull(address(step, job)), job));
    reply.prune();
    return reply;
  }

  /** Asks for the state with the log lines. */
  ProbeResponse logs(ObservedJob job) {
    HttpUrl status = Objects.requireNonNull(address(JobOperation.STATUS, job));
    HttpUrl withLogs = status.newBuilder().setQueryParameter("logs", "1").build();
    return caller.send(ask(JobOperation.STATUS, withLogs, job));
  }

  /** How to ask for the stream of states; null where nothing says where states are. */
  public @Nullable ProbeRequest stream(ObservedJob job) {
    ProbeRequest status = how(JobOperation.STATUS, job);
    return status == null
        ? null
        : ProbeRequest.get(
                RequestPurpose.STREAM, status.url().newBuilder().addPathSegment("stream").build())
            .within(STREAM_BEGINS);
  }

  /** How to ask about a job; null where nothing says where. */
  public @Nullable ProbeRequest how(JobOperation step, ObservedJob job) {
    HttpUrl url = address(step, job);
    return url == null ? null : ask(step, url);
  }

  /** The address that is known, or else the likeliest one; null where there is none. */
  private @Nullable HttpUrl address(JobOperation step, ObservedJob job) {
    HttpUrl known = job.place(step);
    return known != null ? known : candidates(step, job).stream().findFirst().orElse(null);
  }

  /** Whether anything says where to ask. */
  boolean knows(JobOperation step, ObservedJob job) {
    return how(step, job) != null;
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
      return ask(step, url.build()).about(NO_JOB);
    }
    return ask(step, documented(step, submit, id)).about(NO_JOB);
  }

  /** A state may hold the images, and with sync_mode they may be data URIs. */
  private static ProbeRequest ask(JobOperation step, HttpUrl url, ObservedJob job) {
    ProbeRequest ask = ask(step, url);
    RequestIntent intent = job.request().intent();
    return intent.sync() || ask.purpose() == RequestPurpose.RESULT
        ? ask.withRoomFor(intent.images())
        : ask;
  }

  private ProbeResponse firstAsk(
      JobOperation step, ObservedJob job, Function<ProbeRequest, ProbeResponse> sender) {
    List<HttpUrl> candidates = candidates(step, job);
    if (candidates.isEmpty()) {
      throw new IllegalStateException("Nothing says where to ask about " + job);
    }
    ProbeResponse first = null;
    for (HttpUrl candidate : candidates) {
      ProbeResponse reply = sender.apply(ask(step, candidate, job));
      if (!missing(reply)) {
        return found(step, job, candidates.get(0), candidate, reply);
      }
      first = first == null ? reply : first;
    }
    return Objects.requireNonNull(first);
  }

  /** An address of a job that was just taken may be there a moment later. */
  private ProbeResponse found(
      JobOperation step, ObservedJob job, HttpUrl first, HttpUrl found, ProbeResponse reply) {
    ProbeResponse again = first.equals(found) ? reply : caller.send(ask(step, first, job));
    HttpUrl place = missing(again) ? found : first;
    job.place(step, place, isDetour(step, job, place));
    return missing(again) ? reply : again;
  }

  private static boolean missing(ProbeResponse reply) {
    return AnswerReading.ofResult(reply) == AnswerReading.MISSING;
  }

  /** Whether the ticket names an address, and this is not it. */
  private boolean isDetour(JobOperation step, ObservedJob job, HttpUrl found) {
    ReportedTicket ticket = job.ticket();
    String named = ticket == null ? null : ticket.url(step);
    return named != null && !addresses.rebased(named).contains(found);
  }

  private List<HttpUrl> candidates(JobOperation step, ObservedJob job) {
    Set<HttpUrl> candidates = new LinkedHashSet<>();
    ReportedTicket ticket = job.ticket();
    if (ticket != null) {
      candidates.addAll(addresses.rebased(ticket.url(step)));
      String id = ticket.id();
      if (id != null) {
        candidates.add(documented(step, job.request().operation(), id));
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
    return switch (step) {
      case STATUS -> ProbeRequest.get(RequestPurpose.STATUS, url);
      case RESULT -> ProbeRequest.get(RequestPurpose.RESULT, url);
      case CANCEL -> ProbeRequest.cancel(url);
    };
  }
}
