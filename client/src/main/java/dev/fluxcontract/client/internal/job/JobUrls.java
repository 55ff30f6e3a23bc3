package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.http.BaseUrl;
import dev.fluxcontract.client.internal.http.RequestFactory;
import dev.fluxcontract.client.internal.job.CandidateUrls.Candidate;
import dev.fluxcontract.client.internal.response.JobRef;
import dev.fluxcontract.client.internal.response.TicketUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where to ask about a job: first where its ticket says, put on the configured gateway; then where
 * the contract says. If a gateway's own URLs are wrong, the others are tried.
 */
public final class JobUrls {
  /** Replaces the id if a gateway gave none; such a job is requested by its ticket's URLs alone. */
  private static final String NO_ID = "-";

  /** Some gateways have a result there, and also where the contract has it. */
  private static final String RESPONSE = "/response";

  private final BaseUrl gateway;
  private final RequestFactory calls;
  private final String owner;
  private final String app;
  private final @Nullable String requestId;
  private final @Nullable String responseUrl;
  private final @Nullable String statusUrl;
  private final @Nullable String cancelUrl;

  /** Whether the gateway named the job in any way, usable or not. */
  final boolean named;

  JobUrls(BaseUrl gateway, RequestFactory calls, JobRef job) {
    this.gateway = gateway;
    this.calls = calls;
    this.owner = job.owner();
    this.app = job.app();
    this.requestId = restored(job.requestId());
    this.responseUrl = usable(restored(job.responseUrl()));
    this.statusUrl = restored(job.statusUrl());
    this.cancelUrl = restored(job.cancelUrl());
    this.named = job.requestId() != null || job.hasUrl();
  }

  /** A URL in which the gateway put the key is sent back to it unchanged, or not at all. */
  private @Nullable String restored(@Nullable String text) {
    return text == null ? null : gateway.redaction().restore(text);
  }

  /** Null for a text that is not a URL, so that another URL of the job is tried. */
  private static @Nullable String usable(@Nullable String url) {
    return url == null || TicketUrl.parse(url) == null ? null : url;
  }

  CandidateUrls status() {
    return new CandidateUrls(statuses(() -> calls.status(owner, app, id())));
  }

  CandidateUrls statusWithLogs() {
    return new CandidateUrls(statusesWithLogs());
  }

  /** Where the status is, with the logs; then where the result is, which shows the state too. */
  CandidateUrls statusOrResult() {
    List<Candidate> all = new ArrayList<>(statusesWithLogs());
    all.addAll(results());
    return new CandidateUrls(all);
  }

  /** Where the status is streamed: below the status. Null if no address of that is known. */
  @Nullable HttpUrl stream() {
    CandidateUrls statuses = status();
    return statuses.none()
        ? null
        : statuses.current().url().newBuilder().addPathSegment("stream").build();
  }

  CandidateUrls result() {
    return new CandidateUrls(results());
  }

  CandidateUrls cancel() {
    String other = responseUrl == null ? statusUrl : responseUrl;
    String named = usable(cancelUrl);
    if (named == null && other != null) {
      named = result(other) + calls.cancelSuffix();
    }
    return new CandidateUrls(candidates(named, () -> calls.cancel(owner, app, id())));
  }

  private List<Candidate> statusesWithLogs() {
    return statuses(() -> calls.statusWithLogs(owner, app, id()));
  }

  private List<Candidate> statuses(Supplier<Request> contract) {
    String named =
        statusUrl == null && responseUrl != null
            ? result(responseUrl) + calls.statusSuffix()
            : statusUrl;
    return candidates(named, contract);
  }

  private List<Candidate> results() {
    String named = responseUrl;
    if (named == null && statusUrl != null) {
      String derived = usable(result(statusUrl));
      named = derived == null ? statusUrl : derived;
    }
    return candidates(named, () -> calls.result(owner, app, id()));
  }

  private String id() {
    return requestId == null ? NO_ID : requestId;
  }

  /** The result's URL, derived from one of the others, which are below it; without their query. */
  private String result(String url) {
    String path = url.split("[?#]", 2)[0];
    for (String end : List.of(calls.statusSuffix(), calls.cancelSuffix(), RESPONSE, "/")) {
      if (!end.isEmpty() && path.endsWith(end)) {
        return path.substring(0, path.length() - end.length());
      }
    }
    return path;
  }

  private List<Candidate> candidates(@Nullable String named, Supplier<Request> contract) {
    List<Candidate> all = new ArrayList<>(3);
    if (named != null) {
      all.add(new Candidate(contract, asked -> onGateway(named, asked)));
      all.add(new Candidate(contract, asked -> withQuery(gateway.verbatim(named), asked)));
    }
    if (requestId != null) {
      all.add(new Candidate(contract, asked -> asked));
    }
    return all;
  }

  /** Mostly a ticket's URL has the contract's path, and nothing has to be put together. */
  private @Nullable HttpUrl onGateway(String named, HttpUrl asked) {
    return hasPath(named, asked.encodedPath())
        ? asked
        : withQuery(gateway.rebase(named, owner), asked);
  }

  /** Whether that path, and no query, is all that follows the origin of a URL. */
  private static boolean hasPath(String url, String path) {
    int scheme = url.indexOf("://");
    int begin = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
    return begin == url.length() - path.length() && url.endsWith(path);
  }

  /** Adds to a ticket's URL what the contract's URL has for a query. */
  private static @Nullable HttpUrl withQuery(@Nullable HttpUrl url, HttpUrl asked) {
    if (url == null || asked.querySize() == 0) {
      return url;
    }
    HttpUrl.Builder builder = url.newBuilder();
    for (int i = 0; i < asked.querySize(); i++) {
      builder.setQueryParameter(asked.queryParameterName(i), asked.queryParameterValue(i));
    }
    return builder.build();
  }
}
