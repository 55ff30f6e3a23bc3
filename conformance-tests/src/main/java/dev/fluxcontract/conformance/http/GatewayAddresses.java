package dev.fluxcontract.conformance.http;

import dev.fluxcontract.client.internal.http.CleartextRule;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Where things are at the gateway. The URLs of a ticket often name another host; their path belongs
 * behind the base URL of the gateway, whose own path prefix stands there once.
 */
public final class GatewayAddresses {
  private final HttpUrl base;
  private final String prefix;

  /** Addresses behind a base URL, which may end in a path prefix. */
  public GatewayAddresses(String base) {
    HttpUrl parsed = HttpUrl.parse(base);
    if (parsed == null) {
      throw new IllegalArgumentException(
          "gateway " + base + ": a base URL that starts with http:// or https://");
    }
    this.base = parsed.newBuilder().query(null).fragment(null).build();
    String path = parsed.encodedPath();
    this.prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The address of a path of the contract. */
  public HttpUrl at(String path) {
    return built(prefix + path, null);
  }

  /**
   * Does nothing if the key is encrypted on its way, stays in a private network, or cleartext is
   * allowed.
   *
   * @throws IllegalArgumentException if the key would be sent unencrypted outside private networks
   */
  public void requireEncryption(boolean allowCleartext) {
    String fault = CleartextRule.fault(base, "allowCleartext(true)");
    if (fault != null && !allowCleartext) {
      throw new IllegalArgumentException("gateway " + base + " " + fault);
    }
  }

  /** Whether an address stands at the gateway's own origin. */
  public boolean own(HttpUrl url) {
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  /**
   * Where the URL of a ticket may lead at this gateway, the likeliest first; empty where it is no
   * URL at all.
   */
  public List<HttpUrl> rebased(@Nullable String url) {
    HttpUrl named = url == null ? null : base.resolve(url);
    if (named == null) {
      return List.of();
    }
    String path = named.encodedPath();
    HttpUrl asItStands = built(path, named.encodedQuery());
    HttpUrl behindBase = built(prefix + path, named.encodedQuery());
    if (path.startsWith(prefix + "/")) {
      return Stream.of(asItStands, behindBase).distinct().toList();
    }
    return own(named) ? List.of(behindBase, asItStands) : List.of(behindBase);
  }

  /** The base URL as it is configured. */
  public HttpUrl base() {
    return base;
  }

  private HttpUrl built(String path, @Nullable String query) {
    return base.newBuilder().encodedPath(path).encodedQuery(query).build();
  }
}
