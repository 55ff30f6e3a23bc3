package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.http.BaseUrl;
import dev.fluxcontract.client.internal.http.RequestFactory;
import dev.fluxcontract.client.internal.response.JobRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Where to ask about a job: first where its ticket says, put on the configured gateway; then where
 * the contract says. A gateway that is wrong about its own URLs is found out by asking.
 */
public final class JobUrls {
  /**
   * Stands for the id where a gateway gave none; such a job is asked for by its ticket's URLs
   * alone.
   */
  private static final String NO_ID = "-";

  private static final String STATUS = "/status";
  private static final String CANCEL = "/cancel";
  private static final String RESPONSE = "/response";

  private final BaseUrl gateway;
  private final RequestFactory calls;
  private final String owner;
  private final String app;
  private final @Nullable String requestId;
  private final @Nullable String responseUrl;
  private final @Nullable String statusUrl;
  private final @Nullable String cancelUrl;

  JobUrls(BaseUrl gateway, RequestFactory calls, JobRef job) {
    this.gateway = gateway;
    this.calls = calls;
    this.owner = job.owner();
    this.app = job.app();
    this.requestId = restored(job.requestId());
    this.responseUrl = restored(job.responseUrl());
    this.statusUrl = restored(job.statusUrl());
    this.cancelUrl = restored(job.cancelUrl());
  }

  /** What a gateway answered with the key in it is sent back to it as it was. */
  private @Nullable String restored(@Nullable String text) {
    return text == null ? null : gateway.redaction().restore(text);
  }

  CandidateUrls status(boolean logs) {
    return new CandidateUrls(statuses(logs));
  }

  /** Where the status is told; then where the result is, which tells as much. */
  CandidateUrls statusOrResult() {
    List<Supplier<@Nullable HttpUrl>> all = new ArrayList<>(statuses(true));
    all.addAll(results());
    return new CandidateUrls(all);
  }

  /** Where the status is streamed: below the status. Null where no address of that is known. */
  @Nullable HttpUrl stream() {
    CandidateUrls statuses = status(false);
    return statuses.none()
        ? null
        : HttpUrl.get(statuses.current()).newBuilder().addPathSegment("stream").build();
  }

  CandidateUrls result() {
    return new CandidateUrls(results());
  }

  CandidateUrls cancel() {
    String other = responseUrl == null ? statusUrl : responseUrl;
    String told = cancelUrl == null && other != null ? result(other) + CANCEL : cancelUrl;
    return new CandidateUrls(candidates(told, () -> contractsCancel().url(), false));
  }

  /** The call that cancels, but for its address. */
  Request.Builder cancelling() {
    return contractsCancel().newBuilder();
  }

  private Request contractsCancel() {
    return calls.cancel(owner, app, id());
  }

  private List<Supplier<@Nullable HttpUrl>> statuses(boolean logs) {
    String told =
        statusUrl == null && responseUrl != null ? result(responseUrl) + STATUS : statusUrl;
    return candidates(told, () -> calls.status(owner, app, id()), logs);
  }

  private List<Supplier<@Nullable HttpUrl>> results() {
    String told = responseUrl == null && statusUrl != null ? result(statusUrl) : responseUrl;
    return candidates(told, () -> calls.result(owner, app, id()), false);
  }

  private String id() {
    return requestId == null ? NO_ID : requestId;
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

  private List<Supplier<@Nullable HttpUrl>> candidates(
      @Nullable String told, Supplier<HttpUrl> contract, boolean logs) {
    List<Supplier<@Nullable HttpUrl>> urls = new ArrayList<>(3);
    if (told != null) {
      urls.add(() -> asking(gateway.rebase(told, owner), logs));
      urls.add(() -> asking(gateway.verbatim(told), logs));
    }
    if (requestId != null) {
      urls.add(() -> asking(contract.get(), logs));
    }
    return urls;
  }

  /** Not by the method that takes it: what else that takes is for the contract to say. */
  private static @Nullable HttpUrl asking(@Nullable HttpUrl url, boolean logs) {
    return url == null || !logs ? url : url.newBuilder().setQueryParameter("logs", "1").build();
  }
}
