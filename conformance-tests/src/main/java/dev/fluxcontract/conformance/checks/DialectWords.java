package dev.fluxcontract.conformance.checks;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxcontract.conformance.engine.ObservedJob;
import dev.fluxcontract.conformance.engine.RunContext;
import dev.fluxcontract.conformance.http.ProbeResponse;
import dev.fluxcontract.conformance.model.RunResult;
import dev.fluxcontract.conformance.reading.JobOperation;
import dev.fluxcontract.conformance.reading.ReportedTicket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/** Words for what a gateway does. */
final class DialectWords {
  private DialectWords() {}

  static ProbeResponse submitReply(ObservedJob job) {
    return requireNonNull(job.submitReply());
  }

  /** Hosts and paths that a ticket names, with what differs from job to job taken out. */
  static void urls(RunContext run, ObservedJob job, Set<String> hosts, Set<String> paths) {
    ReportedTicket ticket = requireNonNull(job.ticket());
    for (JobOperation step : JobOperation.values()) {
      String named = ticket.url(step);
      HttpUrl url = named == null ? null : HttpUrl.parse(named);
      if (named == null) {
        hosts.add("none for " + step.field());
      } else if (url != null) {
        hosts.add(run.endpoints().addresses().own(url) ? "its own" : url.host());
        if (step == JobOperation.RESULT && ticket.id() != null) {
          paths.add(path(url, ticket.id(), job.request().operation().model()));
        }
      }
    }
  }

  /**
   * The path as its segments read, for an id may have to be encoded in it, without what differs
   * from job to job: the id, and the model or, as in fal's URLs, its first part.
   */
  static String path(HttpUrl url, String id, String model) {
    String path = "/" + String.join("/", url.pathSegments());
    String part = "/" + model;
    String name = "/{model}/";
    while (part.lastIndexOf('/') > 0 && !path.contains(part + "/")) {
      part = part.substring(0, part.lastIndexOf('/'));
      name = "/{app}/";
    }
    String shared = part.lastIndexOf('/') > 0 ? path.replace(part + "/", name) : path;
    return shared.replace(id, "{request_id}");
  }

  static String fields(JsonNode body) {
    List<String> names = new ArrayList<>();
    body.fieldNames().forEachRemaining(names::add);
    return String.join(", ", names.stream().sorted().toList());
  }

  static String idForm(String id) {
    boolean uuid = id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    return uuid ? "UUID" : id.matches("\\d+") ? "number" : "text";
  }

  static String place(ObservedJob job) {
    if (job.resultAddressed()) {
      return "result";
    }
    return job.made() == job.submitReply() ? "submit answer" : "status";
  }

  static String cancel(ProbeResponse reply) {
    String fields = fields(reply.json());
    String word = reply.json().path("status").asText("");
    return reply.status() + (word.isEmpty() ? fields.isEmpty() ? "" : " " + fields : " " + word);
  }

  /** Its head says it. Where none came it is as likely that the gateway is slow. */
  static String stream(ProbeResponse reply) {
    String type = reply.mediaType();
    if (type.equals("text/event-stream")) {
      return "offered";
    }
    return reply.trouble() != null && type.isEmpty() ? RunResult.NOT_SEEN : "not offered";
  }

  static String failure(ObservedJob job) {
    List<ProbeResponse> statuses = job.statuses();
    JsonNode last =
        statuses.isEmpty() ? submitReply(job).json() : statuses.get(statuses.size() - 1).json();
    String state = last.path("status").asText("no state");
    String error =
        last.hasNonNull("error") ? " with error" : last.hasNonNull("detail") ? " with detail" : "";
    List<ProbeResponse> results = job.results();
    String result = results.isEmpty() ? "" : ", result " + results.get(results.size() - 1).status();
    return state + error + result;
  }

  static String errorShape(ProbeResponse reply) {
    JsonNode body = reply.json();
    if (!body.isObject()) {
      return reply.text().isBlank() ? "empty" : reply.isJson() ? "JSON" : "no JSON";
    }
    for (String field : List.of("detail", "error", "message")) {
      JsonNode value = body.path(field);
      if (value.isTextual() || value.isContainerNode()) {
        return field + (value.isArray() ? " list" : value.isObject() ? " object" : " text");
      }
    }
    return fields(body);
  }

  static String sync(ObservedJob job) {
    ReportedTicket ticket = job.ticket();
    if (ticket == null) {
      return "refused";
    }
    boolean data = job.files().stream().anyMatch(file -> file.url().startsWith("data:"));
    return (ticket.atOnce() ? "images at once" : "ticket") + (data ? " as data URIs" : " as URLs");
  }
}
