package dev.fluxcontract.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where to ask about a job: first where its ticket says, put on the configured gateway; then where
 * the contract says. A gateway that is wrong about its own URLs is found out by asking.
 */
final class JobUrls {
  /**
   * Stands for the id where a gateway gave none; such a job is asked for by its ticket's URLs
   * alone.
   */
  private static final String NO_ID = "-";

  private static final String STATUS = "/status";
  private static final String CANCEL = "/cancel";
  private static final String RESPONSE = "/response";

  private final Gateway gateway;
  private final Calls calls;
  private final String owner;
  private final String app;
  private final @Nullable String requestId;
  private final @Nullable String responseUrl;
  private final @Nullable String statusUrl;
  private final @Nullable String cancelUrl;

  JobUrls(Gateway gateway, Calls calls, JobRef job) {
    this.gateway = gateway;
    this.calls = calls;
    this.owner = job.owner();
    this.app = job.app();
    this.requestId = job.requestId();
    this.responseUrl = job.responseUrl();
    this.statusUrl = job.statusUrl();
    this.cancelUrl = job.cancelUrl();
  }

  List<String> status(boolean logs) {
    HttpUrl contract = calls.status(owner, app, requestId == null ? NO_ID : requestId, logs);
    String told =
        statusUrl == null && responseUrl != null ? result(responseUrl) + STATUS : statusUrl;
    return candidates(told, contract).stream().map(url -> withQueryOf(contract, url)).toList();
  }

  /** Where the status is streamed: below the status. */
  HttpUrl stream() {
    return HttpUrl.get(status(false).get(0)).newBuilder().addPathSegment("stream").build();
  }

  List<String> result() {
    HttpUrl contract = calls.result(owner, app, requestId == null ? NO_ID : requestId);
    String told = responseUrl == null && statusUrl != null ? result(statusUrl) : responseUrl;
    return candidates(told, contract).stream().map(HttpUrl::toString).toList();
  }

  List<Request> cancel() {
    Request contract = calls.cancel(owner, app, requestId == null ? NO_ID : requestId);
    String other = responseUrl == null ? statusUrl : responseUrl;
    String told = cancelUrl == null && other != null ? result(other) + CANCEL : cancelUrl;
    return candidates(told, contract.url()).stream()
        .map(url -> contract.newBuilder().url(url).build())
        .toList();
  }

  /**
   * The result's URL out of one of the others, which stand below it; without a query, which belongs
   * to the other.
   */
  private static String result(String url) {
    String path = url.split("[?#]", 2)[0];
    for (String end : List.of(STATUS, CANCEL, RESPONSE, "/")) {
      if (path.endsWith(end)) {
        return path.substring(0, path.length() - end.length());
      }
    }
    return path;
  }

  private Set<HttpUrl> candidates(@Nullable String told, HttpUrl contract) {
    Set<HttpUrl> urls = new LinkedHashSet<>();
    if (told != null) {
      HttpUrl based = gateway.rebase(told, owner);
      HttpUrl verbatim = gateway.verbatim(told);
      if (based != null) {
        urls.add(based);
      }
      if (verbatim != null) {
        urls.add(verbatim);
      }
    }
    if (requestId != null) {
      urls.add(contract);
    }
    return urls;
  }

  private static String withQueryOf(HttpUrl contract, HttpUrl url) {
    HttpUrl.Builder whole = url.newBuilder();
    for (String name : contract.queryParameterNames()) {
      whole.setQueryParameter(name, contract.queryParameter(name));
    }
    return whole.build().toString();
  }
}
