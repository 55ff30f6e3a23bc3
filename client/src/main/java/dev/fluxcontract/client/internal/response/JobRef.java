package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.internal.util.JsonTree;
import dev.fluxcontract.client.model.QueueTicket;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What names a job at its gateway. An id, or one URL, is enough.
 *
 * @param model the path that it was submitted to, without a slash at its start
 */
public record JobRef(
    String model,
    @Nullable String requestId,
    @Nullable String responseUrl,
    @Nullable String statusUrl,
    @Nullable String cancelUrl) {
  /** Stands for the model where a ticket's URLs have a shape of their own. */
  static final String UNKNOWN_MODEL = "unknown";

  private static final int LONGEST_ID = 512;

  public static JobRef of(String model, String requestId) {
    String path = model.startsWith("/") ? model.substring(1) : model;
    if (!path.matches("[^/?#\\s]+(/[^/?#\\s]+)+")) {
      throw new IllegalArgumentException(
          "model \"" + model + "\" is not a model's path; one looks like fal-ai/flux-1/dev");
    }
    if (!isId(requestId)) {
      throw new IllegalArgumentException(
          "requestId \"%s\" is not an id: not blank, at most 512 characters, neither . nor .."
              .formatted(requestId));
    }
    return new JobRef(path, requestId, null, null, null);
  }

  /** The job that a ticket names by its URLs. */
  public static JobRef of(QueueTicket ticket) {
    String id = id(ticket.requestId());
    for (String url : new String[] {ticket.responseUrl(), ticket.statusUrl(), ticket.cancelUrl()}) {
      TicketUrl plain = url == null ? null : TicketUrl.parse(url);
      TicketUrl.JobPath job = plain == null ? null : plain.job();
      if (job != null) {
        return of(ticket, job.owner() + "/" + job.app(), id == null ? job.requestId() : id);
      }
    }
    if (isUsable(ticket.responseUrl()) || isUsable(ticket.statusUrl())) {
      return of(ticket, UNKNOWN_MODEL, id);
    }
    throw new IllegalArgumentException(
        "The ticket of job %s has no URL of the job; job(model, requestId) picks the job up"
            .formatted(ticket.requestId()));
  }

  private static JobRef of(QueueTicket ticket, String model, @Nullable String id) {
    return new JobRef(model, id, ticket.responseUrl(), ticket.statusUrl(), ticket.cancelUrl());
  }

  /** The job that a submit's answer names; null where it names none. */
  public static @Nullable JobRef in(GatewayResponse answer, String model) {
    Map<String, @Nullable Object> ticket = ResponseEnvelope.ticket(answer.members());
    String responseUrl = url(ticket.get("response_url"));
    String statusUrl = url(ticket.get("status_url"));
    String cancelUrl = url(ticket.get("cancel_url"));
    String requestId = id(JsonTree.text(ticket.get("request_id")));
    for (String url : new String[] {responseUrl, statusUrl, cancelUrl}) {
      requestId = requestId == null && url != null ? idIn(url) : requestId;
    }
    JobRef job = new JobRef(model, requestId, responseUrl, statusUrl, cancelUrl);
    return requestId != null || job.hasUrl() ? job : null;
  }

  /** Whether the job can be asked about without its id. */
  public boolean hasUrl() {
    return isUsable(responseUrl) || isUsable(statusUrl);
  }

  /** The same job, under an id that a header gave. */
  public JobRef orId(@Nullable String id) {
    return requestId == null && isId(id)
        ? new JobRef(model, id, responseUrl, statusUrl, cancelUrl)
        : this;
  }

  /** Whether this is a job of a model that the contract does not have. */
  public boolean isUntyped() {
    return !model.equals(UNKNOWN_MODEL) && !RequestCalls.knows(model);
  }

  public String owner() {
    return segment(0);
  }

  public String app() {
    return segment(1);
  }

  private String segment(int index) {
    String[] segments = model.split("/", -1);
    return index < segments.length ? segments[index] : segments[segments.length - 1];
  }

  /** One that is too long is never used, and would be kept with the job. */
  private static @Nullable String url(@Nullable Object value) {
    String text = JsonTree.text(value);
    return text == null || text.length() > TicketUrl.LONGEST ? null : text;
  }

  private static @Nullable String idIn(String url) {
    TicketUrl plain = TicketUrl.parse(url);
    TicketUrl.JobPath job = plain == null ? null : plain.job();
    return job == null ? null : id(job.requestId());
  }

  private static boolean isUsable(@Nullable String url) {
    return url != null && TicketUrl.parse(url) != null;
  }

  private static @Nullable String id(@Nullable String text) {
    return isId(text) ? text : null;
  }

  /** An id that can stand in a path. */
  private static boolean isId(@Nullable String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= LONGEST_ID
        && new HttpUrl.Builder()
            .scheme("http")
            .host("h")
            .addPathSegment(text)
            .build()
            .pathSegments()
            .get(0)
            .equals(text);
  }
}
