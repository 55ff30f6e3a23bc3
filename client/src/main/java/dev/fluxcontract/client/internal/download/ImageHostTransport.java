package dev.fluxcontract.client.internal.download;

import dev.fluxcontract.client.internal.http.CallSlots;
import dev.fluxcontract.client.internal.http.HttpTransport;
import dev.fluxcontract.client.internal.response.FramingLimit;
import dev.fluxcontract.client.internal.response.RetryAfterHeader;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the hosts that keep the images, which are strangers. They get no key and no cookie, and
 * nothing of what a caller's interceptors or authenticator add to calls for the gateway; proxy,
 * TLS, DNS and connection settings are the caller's. They are asked over HTTP/1.1 only.
 */
public final class ImageHostTransport {
  /** Apart from the calls to the gateway, so that slow downloads keep none of those waiting. */
  private static final int AT_A_TIME = 64;

  private final OkHttpClient plain;
  private final CallSlots slots;

  /** One object for all calls: OkHttp shares connections between calls whose Dns is equal. */
  private final BooleanSupplier gatewayIsPrivate;

  ImageHostTransport(HttpTransport transport) {
    OkHttpClient.Builder builder =
        transport
            .forOtherHosts()
            // OkHttp bounds no block of headers in HTTP/2, and reads them on a thread of its own.
            .protocols(List.of(Protocol.HTTP_1_1))
            .authenticator(Authenticator.NONE)
            .cookieJar(CookieJar.NO_COOKIES)
            .cache(null)
            .followRedirects(false)
            .callTimeout(Duration.ZERO);
    builder.interceptors().clear();
    builder.networkInterceptors().clear();
    builder.addNetworkInterceptor(RetryAfterHeader::bounded);
    builder.addNetworkInterceptor(FramingLimit::counting);
    this.plain = builder.build();
    this.gatewayIsPrivate = transport::isGatewayPrivate;
    this.slots = transport.slots(AT_A_TIME);
  }

  /**
   * Where a redirect leads, or null where it must not be followed: from https to http, what was
   * asked for in private would be asked for in the clear.
   */
  static @Nullable HttpUrl follow(HttpUrl from, @Nullable String location) {
    HttpUrl to = location == null ? null : from.resolve(location);
    return to == null || (from.isHttps() && !to.isHttps()) ? null : to;
  }

  /** Whether the answer's end is not simply the end of the connection, which may have been cut. */
  static boolean isLengthKnown(Response response) {
    Response raw = response.networkResponse() == null ? response : response.networkResponse();
    return raw.protocol() == Protocol.HTTP_2
        || raw.header("Content-Length") != null
        || "chunked".equalsIgnoreCase(raw.header("Transfer-Encoding"));
  }

  Request request(HttpUrl url) {
    return new Request.Builder().url(url).header("Accept", "image/*").build();
  }

  /** Where calls to all hosts wait for their turn. */
  CallSlots slots() {
    return slots;
  }

  Call call(Request request) {
    PrivateNetworkGuard guard =
        new PrivateNetworkGuard(plain.dns(), request.url().host(), gatewayIsPrivate);
    return plain.newBuilder().dns(guard).addInterceptor(guard).build().newCall(request);
  }
}
