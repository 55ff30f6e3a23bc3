package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.TicketUrl;
import dev.fluxcontract.client.internal.util.KeyRedaction;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway is: an origin, which alone may see the key, and a path prefix, to which the
 * contract's paths are added.
 *
 * <p>Tickets name hosts of all kinds, mostly fal's own although a relay answered. Of such a URL
 * only the path is used.
 */
public final class BaseUrl {
  private final HttpUrl base;
  private final KeyRedaction redaction;
  private final List<String> prefix;

  private BaseUrl(HttpUrl base, KeyRedaction redaction) {
    this.base = base;
    this.redaction = redaction;
    List<String> segments = new ArrayList<>(base.encodedPathSegments());
    segments.removeAll(List.of(""));
    this.prefix = List.copyOf(segments);
  }

  /** The gateway at a base URL; with or without a path, with or without a slash at its end. */
  public static BaseUrl of(String baseUrl) {
    HttpUrl url = HttpUrl.parse(baseUrl);
    if (url == null) {
      // It may be the key, in the wrong place, so it is not shown.
      throw new IllegalArgumentException(
          "gateway(…) is not an http or https URL; a base URL looks like https://www.anyapi.vip");
    }
    if (!url.username().isEmpty() || !url.password().isEmpty()) {
      throw new IllegalArgumentException(
          "gateway(…) holds a user name or password; the key goes into apiKey(…)");
    }
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "gateway(\""
              + url.redact()
              + "\") holds a query or fragment; the base URL ends with its path");
    }
    return new BaseUrl(url, KeyRedaction.NONE);
  }

  /** The same base URL, with what hides the key in all that comes from the gateway. */
  public BaseUrl withRedaction(KeyRedaction hidesKey) {
    return new BaseUrl(base, hidesKey);
  }

  public KeyRedaction redaction() {
    return redaction;
  }

  /**
   * The URL of an image in a result, with the key put back that is hidden in it.
   *
   * @return null if it is not a URL; or if it holds the key, and leads to another origin or cannot
   *     be restored
   */
  public @Nullable HttpUrl imageUrl(String url) {
    String restored = redaction.restore(url);
    HttpUrl parsed = restored == null ? null : base().resolve(restored);
    return restored == null
            || parsed == null
            || !mayRequest(parsed)
            || (!restored.equals(url) && !owns(parsed))
        ? null
        : parsed;
  }

  /** Whether a URL may be requested: one that holds the key only if it leads to this origin. */
  public boolean mayRequest(HttpUrl url) {
    return owns(url) || redaction.forValues().apply(url.toString()).equals(url.toString());
  }

  public String host() {
    return base.host();
  }

  /** The base URL with a slash at its end, as Retrofit wants it. */
  public HttpUrl base() {
    return base.newBuilder().encodedPath("/" + String.join("/", prefix)).addPathSegment("").build();
  }

  /** Whether a URL leads to this very origin: the same scheme, host and port. */
  boolean owns(HttpUrl url) {
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  /**
   * Where a response redirects to. A redirect to another origin is a response like any other:
   * nobody asked for that origin.
   */
  @Nullable HttpUrl redirect(Response response) {
    int status = response.code();
    String location = response.header("Location");
    HttpUrl next = location == null ? null : response.request().url().resolve(location);
    return status >= 301
            && status <= 308
            && status != 304
            && next != null
            && owns(next)
            && next.username().isEmpty()
            && next.password().isEmpty()
        ? next
        : null;
  }

  /**
   * Puts the path and query of a URL out of a body on this gateway.
   *
   * @param owner the first segment of the contract's paths, which shows where a prefix ends
   * @return null where the URL is not plain
   */
  public @Nullable HttpUrl rebase(String bodyUrl, String owner) {
    TicketUrl url = TicketUrl.parse(bodyUrl);
    return url == null ? null : at(prefixed(url.segments(), owner), url.query());
  }

  /** The URL of a body unchanged, if it names this gateway. */
  public @Nullable HttpUrl verbatim(String bodyUrl) {
    TicketUrl url = TicketUrl.parse(bodyUrl);
    HttpUrl parsed = url == null ? null : HttpUrl.parse(bodyUrl);
    return url == null || parsed == null || !owns(parsed) ? null : at(url.segments(), url.query());
  }

  private HttpUrl at(List<String> segments, @Nullable String query) {
    return base.newBuilder()
        .encodedPath("/" + String.join("/", segments))
        .encodedQuery(query)
        .build();
  }

  /** A body may name the prefix, leave it out, or name its end where a proxy strips the rest. */
  private List<String> prefixed(List<String> path, String owner) {
    int shared = path.get(0).equals(owner) && !startsWithPrefixAnd(path, owner) ? 0 : overlap(path);
    List<String> whole = new ArrayList<>(prefix.subList(0, prefix.size() - shared));
    whole.addAll(path);
    return whole;
  }

  private boolean startsWithPrefixAnd(List<String> path, String owner) {
    int size = prefix.size();
    return path.size() > size
        && path.subList(0, size).equals(prefix)
        && path.get(size).equals(owner);
  }

  private int overlap(List<String> path) {
    for (int shared = Math.min(prefix.size(), path.size()); shared > 0; shared--) {
      if (prefix.subList(prefix.size() - shared, prefix.size()).equals(path.subList(0, shared))) {
        return shared;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return redaction.apply(base.toString());
  }
}
