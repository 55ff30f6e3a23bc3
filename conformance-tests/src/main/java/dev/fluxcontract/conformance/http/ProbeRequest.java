package dev.fluxcontract.conformance.http;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent.
 *
 * @param method the HTTP method
 * @param url the whole address
 * @param body a body, sent as application/json whatever it holds; or null for none
 * @param credentials which key it shows
 * @param limits what the exchange is bounded by; null for the run's usual ones
 */
public record ProbeRequest(
    String method,
    HttpUrl url,
    @Nullable String body,
    ProbeCredentials credentials,
    @Nullable ExchangeLimits limits) {
  /** Reads an address with the key. */
  public static ProbeRequest get(HttpUrl url) {
    return new ProbeRequest("GET", url, null, ProbeCredentials.OWN, null);
  }

  /** Posts a body with the key. */
  public static ProbeRequest post(HttpUrl url, String body) {
    return new ProbeRequest("POST", url, body, ProbeCredentials.OWN, null);
  }

  /** Puts nothing, with the key. */
  public static ProbeRequest put(HttpUrl url) {
    return new ProbeRequest("PUT", url, null, ProbeCredentials.OWN, null);
  }

  /** The same request with other credentials. */
  public ProbeRequest as(ProbeCredentials other) {
    return new ProbeRequest(method, url, body, other, limits);
  }

  /** The same request with other limits. */
  public ProbeRequest within(ExchangeLimits other) {
    return new ProbeRequest(method, url, body, credentials, other);
  }

  /** Whether sending it twice may cost twice. */
  boolean submits() {
    return method.equals("POST");
  }
}
