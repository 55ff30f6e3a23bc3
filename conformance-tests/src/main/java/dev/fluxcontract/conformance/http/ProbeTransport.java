package dev.fluxcontract.conformance.http;

import dev.fluxcontract.client.AuthScheme;
import dev.fluxcontract.client.FluxClient;
import dev.fluxcontract.conformance.model.Exchange;
import dev.fluxcontract.conformance.wire.AddressRule;
import dev.fluxcontract.conformance.wire.ExchangeLimits;
import dev.fluxcontract.conformance.wire.HttpExchanger;
import dev.fluxcontract.conformance.wire.LargeBodyPermit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Sends a request with its headers and the key, and records what came of it. What may cost money
 * goes out on a connection of its own.
 */
final class ProbeTransport implements AutoCloseable {
  private static final byte[] EMPTY = {};

  private final AuthPrefix scheme;
  private final KeyVariants keys;
  private final SecretRedaction redaction;
  private final ExchangeRecorder recorder;
  private final RunClock time;
  private final ExchangeInterceptor interceptor;
  private final HttpExchanger gateway = new HttpExchanger(AddressRule.ANY);
  private final HttpExchanger files;

  ProbeTransport(
      AuthPrefix scheme,
      KeyVariants keys,
      SecretRedaction redaction,
      RunClock time,
      ExchangeInterceptor interceptor,
      AddressRule fileHosts) {
    this.scheme = scheme;
    this.keys = keys;
    this.redaction = redaction;
    this.recorder = new ExchangeRecorder(redaction);
    this.time = time;
    this.interceptor = interceptor;
    this.files = new HttpExchanger(fileHosts);
  }

  /** Sends a request to the gateway. */
  ProbeResponse send(ProbeRequest request, Duration most) {
    // A submit under way is not broken off by a stop: a job may come of it.
    return exchange(
        request,
        most,
        (message, limits) ->
            request.credentials() == ProbeCredentials.OTHER_CASE
                ? gateway.alone(message, limits)
                : request.method().equals("GET")
                    ? gateway.reusing(message, limits)
                    : gateway.once(message, limits, request.purpose() != RequestPurpose.SUBMIT));
  }

  /** Fetches a file at one address. The key stays here. */
  ProbeResponse file(ProbeRequest request, Duration most) {
    return exchange(request.as(ProbeCredentials.NONE), most, files::reusing);
  }

  private ProbeResponse exchange(
      ProbeRequest request,
      Duration most,
      BiFunction<HttpExchanger.Message, ExchangeLimits, HttpExchanger.Answer> wire) {
    HttpExchanger.Message message = message(request);
    ExchangeInterceptor.Replayed replayed = interceptor.replay(request, redaction);
    if (replayed != null) {
      return recorded(request, message, replayed.answer(), replayed.millis());
    }
    long start = time.nanos();
    try (LargeBodyPermit permit = new LargeBodyPermit()) {
      HttpExchanger.Answer answer =
          wire.apply(message, new ExchangeLimits(most, request.bytes(), permit));
      return recorded(request, message, answer, record(request, answer, start));
    }
  }

  private ProbeResponse recorded(
      ProbeRequest request,
      HttpExchanger.Message message,
      HttpExchanger.Answer answer,
      long millis) {
    // Who is sent the key in the other case, and repeats it, has not given the key away.
    boolean own = request.credentials() != ProbeCredentials.OTHER_CASE;
    boolean leak =
        own
            && (redaction.containsSecret(new String(answer.body(), StandardCharsets.UTF_8))
                || redaction.containsSecret(answer.headers().text()));
    Exchange exchange = recorder.of(request, message, answer, millis);
    return new ProbeResponse(request, answer, exchange, leak, time.nanos());
  }

  /** Records an exchange that the generated client made, with those headers and the key. */
  ProbeResponse recorded(
      ProbeRequest request, Map<String, String> headers, HttpExchanger.Answer answer, long millis) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    authorize(request, all);
    return recorded(
        request,
        new HttpExchanger.Message(request.method(), request.url(), all, null),
        answer,
        millis);
  }

  /** Has an answer recorded, and returns how long it took. */
  long record(ProbeRequest request, HttpExchanger.Answer answer, long start) {
    long millis = TimeUnit.NANOSECONDS.toMillis(time.nanos() - start);
    interceptor.record(request, answer, millis, redaction);
    return millis;
  }

  /** Records that a submit was not sent, since it costs too much. */
  void notSent(ProbeRequest request) {
    interceptor.record(request, ExchangeInterceptor.NOT_SENT, 0, redaction);
  }

  /** Receives each exchange, or answers in the gateway's place. */
  ExchangeInterceptor interceptor() {
    return interceptor;
  }

  /** Settings for the generated client: that gateway and the key. */
  FluxClient.Builder client(HttpUrl base, OkHttpClient http) {
    return FluxClient.builder()
        .gateway(base.toString())
        .apiKey(keys.own())
        .auth(scheme == AuthPrefix.KEY ? AuthScheme.KEY : AuthScheme.BEARER)
        .allowCleartext(true)
        .httpClient(http);
  }

  long nanos() {
    return time.nanos();
  }

  /** Breaks off what is under way but for submits. */
  void breakOff() {
    gateway.breakOff();
    files.breakOff();
  }

  @Override
  public void close() {
    gateway.close();
    files.close();
  }

  private HttpExchanger.Message message(ProbeRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json, */*");
    headers.put("User-Agent", "flux-conformance");
    headers.putAll(request.headers());
    authorize(request, headers);
    String text = request.body();
    byte[] body = request.method().equals("GET") ? null : EMPTY;
    if (text != null) {
      headers.put("Content-Type", "application/json");
      body = text.getBytes(StandardCharsets.UTF_8);
    }
    return new HttpExchanger.Message(request.method(), request.url(), headers, body);
  }

  private void authorize(ProbeRequest request, Map<String, String> headers) {
    String key = keys.of(request.credentials());
    if (key != null) {
      boolean other = request.credentials() == ProbeCredentials.OTHER_SCHEME;
      headers.put("Authorization", (other ? scheme.other() : scheme).word() + " " + key);
    }
  }
}
