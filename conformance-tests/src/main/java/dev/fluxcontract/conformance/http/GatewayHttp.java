package dev.fluxcontract.conformance.http;

import dev.fluxcontract.conformance.wire.PrivateNetworkRule;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one gateway. What may cost money goes out once, on a connection of its own;
 * what only reads may be sent again. Safe from many threads.
 */
public final class GatewayHttp implements AutoCloseable {
  /** As many as fit into {@link TransientFailureRetry}'s time. */
  private static final int TRIES = 12;

  private final GatewayAddresses base;
  private final AuthPrefix scheme;
  private final KeyVariants keys;
  private final SecretRedaction redaction;
  private final AdaptiveTimeout timeouts;
  private final StopSignal stopSignal;
  private final ProbeTransport transport;
  private final RequestPacing rateLimit;
  private final TransientFailureRetry retry;
  private final RedirectFollower redirects;
  private final Queue<ProbeResponse> leaks = new ConcurrentLinkedQueue<>();

  /**
   * Sends with that key.
   *
   * @param base the gateway's base URL
   * @param otherKey the key of another customer of the gateway, if there is one to try
   * @param deadline no exchange takes longer, and so long a gateway may answer with 429 only
   * @param interceptor receives each exchange, or answers in the gateway's place
   */
  public GatewayHttp(
      GatewayAddresses base,
      AuthPrefix scheme,
      String key,
      @Nullable String otherKey,
      Duration deadline,
      RunClock time,
      Random random,
      ExchangeInterceptor interceptor) {
    this.base = base;
    this.scheme = scheme;
    this.keys = new KeyVariants(key, otherKey, random);
    this.redaction = new SecretRedaction(key, otherKey, keys.wrong());
    this.timeouts = new AdaptiveTimeout(deadline);
    this.stopSignal = new StopSignal(time);
    this.rateLimit = new RequestPacing(deadline, time, random);
    this.retry = new TransientFailureRetry(time, random, stopSignal::pause);
    this.transport =
        new ProbeTransport(
            scheme, keys, redaction, time, interceptor, new PrivateNetworkRule(base.base().host()));
    this.redirects = new RedirectFollower(request -> exchange(request, transport::file));
  }

  /**
   * Sends a request that costs nothing. What is turned away for now, or spoiled by a bad moment, is
   * sent again, within limits.
   */
  public ProbeResponse send(ProbeRequest request) {
    return patiently(request, this::once);
  }

  /** Fetches a file, following redirects. The key stays here. */
  public ProbeResponse fetch(HttpUrl url) {
    return patiently(ProbeRequest.get(RequestPurpose.FILE, url), redirects::fetch);
  }

  /** Sends a request that costs nothing; again only where it is turned away for now. */
  public ProbeResponse sendOnce(ProbeRequest request) {
    return unlimited(request, this::once);
  }

  private ProbeResponse unlimited(
      ProbeRequest request, Function<ProbeRequest, ProbeResponse> exchange) {
    ProbeResponse response;
    do {
      awaitTurn();
      response = exchange.apply(request);
    } while (response.hasStatus(429)
        && (request.credentials() == ProbeCredentials.OWN
            ? waitsForRateLimit(request.purpose())
            : rateLimit.waits(request.purpose())));
    return response;
  }

  private ProbeResponse patiently(
      ProbeRequest request, Function<ProbeRequest, ProbeResponse> exchange) {
    boolean owner = request.credentials() == ProbeCredentials.OWN;
    String step = owner ? request.purpose().toString() : request.purpose() + " as a stranger";
    TransientFailureRetry.Tries tries = retry.beginReading(step, TRIES);
    ProbeResponse response;
    do {
      response = unlimited(request, exchange);
    } while (tries.again(TransientFailureRetry.inTrouble(response)));
    return response;
  }

  /** Waits until another request may be sent, as far as the gateway's rate limit is known. */
  public void awaitTurn() {
    stopSignal.check();
    stopSignal.pause(rateLimit.turn());
  }

  /** Sends a request once and at once, whatever the answer. */
  public ProbeResponse once(ProbeRequest request) {
    return exchange(request, transport::send);
  }

  /** Records that a submit was not sent, since it costs too much. */
  public void notSent(ProbeRequest request) {
    transport.notSent(request);
  }

  private ProbeResponse exchange(
      ProbeRequest request, BiFunction<ProbeRequest, Duration, ProbeResponse> wire) {
    stopSignal.check();
    ProbeResponse response = learn(request, timed(request, wire));
    if (response.trouble() != null) {
      stopSignal.check();
    }
    return response;
  }

  /** Learns from an answer what the gateway bears, and whether it shows the key. */
  ProbeResponse learn(ProbeRequest request, ProbeResponse response) {
    rateLimit.learn(request.purpose(), response);
    if (response.hasStatus(429)) {
      retry.recovered(request.purpose() + " answered with 429", 1);
    }
    if (response.leaksKey()) {
      leaks.add(response);
    }
    return response;
  }

  private ProbeResponse timed(
      ProbeRequest request, BiFunction<ProbeRequest, Duration, ProbeResponse> wire) {
    AdaptiveTimeout.Allowance allowance = timeouts.begin(request.purpose(), request.time());
    ProbeResponse response = wire.apply(request, allowance.time());
    if (response.late()) {
      timeouts.ranOut(request.purpose(), allowance, response.beganWell());
    } else if (response.trouble() == null) {
      timeouts.answered(request.purpose());
    }
    return response;
  }

  /**
   * Whether a request that was answered with 429 is to be sent again. Where all requests of that
   * purpose are given up, the run is stopped, unless they are requests to cancel.
   */
  public boolean waitsForRateLimit(RequestPurpose purpose) {
    if (rateLimit.waits(purpose)) {
      return true;
    }
    int answers = rateLimit.inARow(purpose);
    if (purpose != RequestPurpose.CANCEL && rateLimit.rejectsAll(purpose)) {
      stop(
          "The gateway rejects every "
              + purpose
              + " request: the last "
              + answers
              + " were answered with 429, too many requests");
    }
    return false;
  }

  /** Tries again what a bad moment spoiled. */
  public TransientFailureRetry retry() {
    return retry;
  }

  /** Sends a last request, without another try, although the run has been stopped. */
  public ProbeResponse sendAfterStop(ProbeRequest request, Duration most) {
    return transport.send(request, most);
  }

  /** From now on nothing is sent, and what is under way is broken off but for submits. */
  public void stop(String reason) {
    stopSignal.stop(reason);
    transport.breakOff();
  }

  /** Whether anything is sent any more. */
  public StopSignal stopSignal() {
    return stopSignal;
  }

  /** The word before the key. */
  public AuthPrefix scheme() {
    return scheme;
  }

  /** Records the calls of a client, and lets each go out when its turn has come. */
  public ClientCallRecorder clientCalls(ClientCallRecorder.SubmitPermit permit) {
    return new ClientCallRecorder(this, base, transport, permit);
  }

  /** Takes the key out of a text. */
  public SecretRedaction redaction() {
    return redaction;
  }

  /** A text as it may be shown: without the key, and not too long. */
  public String shown(String text) {
    return Truncation.bounded(text, redaction);
  }

  /** Whether there is the key of another customer to try. */
  public boolean knowsOtherCustomer() {
    return keys.knowsOtherCustomer();
  }

  /** What a stranger may try: no key, one that is made up, almost the key, another customer's. */
  public List<ProbeCredentials> strangers() {
    return keys.strangers();
  }

  /** The answers that gave the key away. */
  public List<ProbeResponse> leaks() {
    return List.copyOf(leaks);
  }

  /** Closes all connections. */
  @Override
  public void close() {
    transport.close();
  }
}
