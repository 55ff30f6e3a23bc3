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
public record Ask(
    String method,
    HttpUrl url,
    @Nullable String body,
    Credentials credentials,
    @Nullable Limits limits) {
  /** Reads an address with the key. */
  public static Ask get(HttpUrl url) {
    return new Ask("GET", url, null, Credentials.OWN, null);
  }

  /** Posts a body with the key. */
  public static Ask post(HttpUrl url, String body) {
    return new Ask("POST", url, body, Credentials.OWN, null);
  }

  /** Puts nothing, with the key. */
  public static Ask put(HttpUrl url) {
    return new Ask("PUT", url, null, Credentials.OWN, null);
  }

  /** The same request with other credentials. */
  public Ask as(Credentials other) {
    return new Ask(method, url, body, other, limits);
  }

  /** The same request with other limits. */
  public Ask within(Limits other) {
    return new Ask(method, url, body, credentials, other);
  }

  /** Whether sending it twice may cost twice. */
  boolean submits() {
    return method.equals("POST");
  }
}
