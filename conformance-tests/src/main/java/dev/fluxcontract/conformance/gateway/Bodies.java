package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.math.BigDecimal;

/** Writes the bodies of the queue: tickets, states, results. */
final class Bodies {
  private final Behaviour behaviour;
  private final Pictures pictures;

  Bodies(Behaviour behaviour, Pictures pictures) {
    this.behaviour = behaviour;
    this.pictures = pictures;
  }

  ObjectNode ticket(Job job, String own) {
    ObjectNode body = head(job, own);
    body.putNull("logs");
    body.putObject("metrics");
    return body.put("queue_position", job.position());
  }

  ObjectNode status(Job job, String own, boolean withLogs) {
    ObjectNode body = head(job, own);
    if (withLogs) {
      logs(body.putArray("logs"), job);
    } else {
      body.putNull("logs");
    }
    ObjectNode metrics = body.putObject("metrics");
    if (job.over()) {
      metrics.put("inference_time", seconds(job));
    }
    if (job.state() == State.IN_QUEUE) {
      body.put("queue_position", job.position());
    }
    Failure failure = job.failure();
    if (failure != null) {
      body.put("error", failure.message()).put("error_type", failure.type());
    }
    return body;
  }

  ObjectNode result(Job job, String own) {
    Making making = job.making();
    boolean data =
        making.sync()
            && (behaviour.sync == Behaviour.Sync.DATA_URIS
                || behaviour.sync == Behaviour.Sync.AT_ONCE_AS_DATA_URIS);
    ObjectNode body = Json.object();
    ArrayNode images = body.putArray("images");
    ArrayNode flags = Json.array();
    for (int i = 0; i < making.count(); i++) {
      String file = own + "/files/" + job.id() + "/" + i + (making.png() ? ".png" : ".jpeg");
      images
          .addObject()
          .put("url", data ? pictures.dataUri(making, i) : file)
          .put("width", making.width())
          .put("height", making.height())
          .put("content_type", making.contentType());
      flags.add(false);
    }
    body.putObject("timings").put("inference", seconds(job));
    body.put("seed", making.seed());
    body.set("has_nsfw_concepts", flags);
    return body.put("prompt", job.request().path("prompt").asText());
  }

  private ObjectNode head(Job job, String own) {
    String base = behaviour.ticketBase.isEmpty() ? own : behaviour.ticketBase;
    String url = base + "/" + behaviour.app.apply(app(job)) + "/requests/" + job.id();
    return Json.object()
        .put("status", job.state().name())
        .put("request_id", job.id())
        .put("response_url", url + behaviour.resultSuffix)
        .put("status_url", url + "/status")
        .put("cancel_url", url + "/cancel");
  }

  /** The submit path without what follows owner and app. */
  private static String app(Job job) {
    String[] steps = job.operation().path().split("/", -1);
    return steps[1] + "/" + steps[2];
  }

  private static void logs(ArrayNode logs, Job job) {
    line(logs, "Job " + job.id() + " was taken");
    if (job.state() != State.IN_QUEUE) {
      line(logs, "Working");
    }
    if (job.over()) {
      line(logs, job.failure() == null ? "Done" : "Failed");
    }
  }

  private static void line(ArrayNode logs, String message) {
    logs.addObject()
        .put("message", message)
        .put("timestamp", "2026-01-01T00:00:0" + logs.size() + ".000Z")
        .put("level", "INFO")
        .put("source", "worker");
  }

  private static BigDecimal seconds(Job job) {
    return BigDecimal.valueOf(Math.max(1, job.worked().toMillis()), 3);
  }
}
