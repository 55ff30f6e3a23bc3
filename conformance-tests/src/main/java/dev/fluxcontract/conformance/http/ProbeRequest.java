package dev.fluxcontract.conformance.http;

import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent.
 *
 * @param purpose what it asks for
 * @param method the HTTP method
 * @param url the whole address
 * @param body a body, sent as application/json whatever it holds; or null for none
 * @param headers what it says beside the usual headers
 * @param credentials which key it shows
 * @param time how long the exchange may take; null for the run's usual time
 * @param bytes how many bytes the body of the answer may have
 * @param subject the case that is submitted, or that no job is meant; null for other requests
 */
public record ProbeRequest(
    RequestPurpose purpose,
    String method,
    HttpUrl url,
    @Nullable String body,
    Map<String, String> headers,
    ProbeCredentials credentials,
    @Nullable Duration time,
    long bytes,
    @Nullable String subject) {
  /** Reads an address with the key. */
  public static ProbeRequest get(RequestPurpose purpose, HttpUrl url) {
    return of(purpose, "GET", url, null);
  }

  /** Submits the body of a case with the key. */
  public static ProbeRequest submit(HttpUrl url, String body, String subject) {
    return of(RequestPurpose.SUBMIT, "POST", url, body).about(subject);
  }

  /** Cancels a job with the key. */
  public static ProbeRequest cancel(HttpUrl url) {
    return of(RequestPurpose.CANCEL, "PUT", url, null);
  }

  private static ProbeRequest of(
      RequestPurpose purpose, String method, HttpUrl url, @Nullable String body) {
    return new ProbeRequest(
        purpose, method, url, body, Map.of(), ProbeCredentials.OWN, null, purpose.bytes(), null);
  }

  /** The same request with those headers too. */
  public ProbeRequest with(Map<String, String> more) {
    return new ProbeRequest(
        purpose, method, url, body, Map.copyOf(more), credentials, time, bytes, subject);
  }

  /** The same request, said to be about that. */
  public ProbeRequest about(String other) {
    return new ProbeRequest(purpose, method, url, body, headers, credentials, time, bytes, other);
  }

  /** The same request with other credentials. */
  public ProbeRequest as(ProbeCredentials other) {
    return new ProbeRequest(purpose, method, url, body, headers, other, time, bytes, subject);
  }

  /** The same request with another limit of time. */
  public ProbeRequest within(Duration most) {
    return new ProbeRequest(purpose, method, url, body, headers, credentials, most, bytes, subject);
  }

  /** The same request, with room for so many images in the answer, as data URIs. */
  public ProbeRequest withRoomFor(int images) {
    long room = RequestPurpose.withImages(images);
    return new ProbeRequest(purpose, method, url, body, headers, credentials, time, room, subject);
  }

  /** The same request to another address. */
  ProbeRequest at(HttpUrl other) {
    return new ProbeRequest(
        purpose, method, other, body, headers, credentials, time, bytes, subject);
  }
}
