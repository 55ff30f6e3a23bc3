package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.http.ProbeResponse;
import java.util.Arrays;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What a submit that was taken answers, read as kindly as possible. */
public record ReportedTicket(JsonNode body) {
  private static final HttpUrl ANY_GATEWAY = HttpUrl.get("http://gateway.invalid/");

  /** Null where the answer is neither a ticket nor the images themselves. */
  public static @Nullable ReportedTicket of(ProbeResponse reply) {
    JsonNode body = reply.json();
    boolean job = open(body) || !ImageLocator.holder(body).isMissingNode();
    return reply.good() && job ? new ReportedTicket(body) : null;
  }

  /** Whether a submit was answered with a 2xx that is neither a ticket nor an error. */
  public static boolean isUnreadable(ProbeResponse reply) {
    boolean error =
        Stream.of("error", "detail", "message").anyMatch(field -> reply.json().hasNonNull(field));
    return reply.good() && of(reply) == null && !error;
  }

  /** The job's id; null where there is none. */
  public @Nullable String id() {
    JsonNode id = body.path("request_id");
    return id.isValueNode() && !id.isNull() && !id.asText().isEmpty() ? id.asText() : null;
  }

  public @Nullable String url(JobOperation step) {
    return body.path(step.field()).isTextual() ? body.get(step.field()).asText() : null;
  }

  /** Whether the images came with the answer itself. */
  public boolean atOnce() {
    return ImageLocator.in(body) || !open(body);
  }

  /** Whether a URL names the job: in its path, where an id may be several steps, or its query. */
  public boolean named(String url) {
    HttpUrl parsed = ANY_GATEWAY.resolve(url);
    if (parsed == null || id() == null) {
      return false;
    }
    String path = "/" + String.join("/", parsed.pathSegments()) + "/";
    return path.contains("/" + id() + "/")
        || parsed.queryParameterNames().stream()
            .anyMatch(name -> parsed.queryParameterValues(name).contains(id()));
  }

  /** Whether a body leads to a job. */
  private static boolean open(JsonNode body) {
    return body.hasNonNull("request_id")
        || Arrays.stream(JobOperation.values()).anyMatch(step -> body.hasNonNull(step.field()));
  }
}
