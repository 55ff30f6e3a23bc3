package dev.fluxcontract.conformance.http;

import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Fetches a file wherever it has moved to. Each address on the way is judged like the first. */
record RedirectFollower(Function<ProbeRequest, ProbeResponse> exchange) {
  private static final int REDIRECTS = 10;

  /** The file, or the last answer on the way to it. */
  ProbeResponse fetch(ProbeRequest request) {
    ProbeRequest next = request;
    ProbeResponse response = exchange.apply(next);
    for (int i = 0; i < REDIRECTS; i++) {
      HttpUrl to = target(next.url(), response);
      if (to == null) {
        break;
      }
      next = next.at(to);
      response = exchange.apply(next);
    }
    return response;
  }

  /** Where a redirect leads; null where there is none, or one from https to http. */
  private static @Nullable HttpUrl target(HttpUrl from, ProbeResponse response) {
    String location = response.header("Location");
    if (location == null || !response.hasStatus(301, 302, 303, 307, 308)) {
      return null;
    }
    HttpUrl to = from.resolve(location);
    return to == null || (from.isHttps() && !to.isHttps()) ? null : to;
  }
}
