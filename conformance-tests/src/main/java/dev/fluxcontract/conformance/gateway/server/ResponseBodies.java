package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.painting.ImagePainter;
import dev.fluxcontract.conformance.gateway.painting.ImageSpec;
import dev.fluxcontract.conformance.gateway.queue.JobFailure;
import dev.fluxcontract.conformance.gateway.queue.QueueState;
import dev.fluxcontract.conformance.gateway.queue.QueuedJob;
import java.math.BigDecimal;

/** Writes the bodies of the queue: tickets, states, results. */
record ResponseBodies(Behaviour behaviour) {
  ObjectNode ticket(QueuedJob job, String own) {
    ObjectNode body = head(job, own);
    body.putNull("logs");
    body.putObject("metrics");
    return body.put("queue_position", job.position());
  }

  ObjectNode status(QueuedJob job, String own, boolean withLogs) {
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
    if (job.state() == QueueState.IN_QUEUE) {
      body.put("queue_position", job.position());
    }
    JobFailure failure = job.failure();
    if (failure != null) {
      body.put("error", failure.message()).put("error_type", failure.type());
    }
    return body;
  }

  ObjectNode result(QueuedJob job, String own) {
    ImageSpec making = job.making();
    boolean data =
        making.sync()
            && (behaviour.sync == Behaviour.Sync.DATA_URIS
                || behaviour.sync == Behaviour.Sync.AT_ONCE_AS_DATA_URIS);
    ObjectNode body = LosslessJson.object();
    ArrayNode images = body.putArray("images");
    ArrayNode flags = LosslessJson.array();
    for (int i = 0; i < making.count(); i++) {
      String file = own + "/files/" + job.id() + "/" + i + (making.png() ? ".png" : ".jpeg");
      images
          .addObject()
          .put("url", data ? ImagePainter.dataUri(making, i) : file)
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

  private ObjectNode head(QueuedJob job, String own) {
    String base = behaviour.ticketBase.isEmpty() ? own : behaviour.ticketBase;
    String url = base + "/" + behaviour.app.apply(app(job)) + "/requests/" + job.id();
    return LosslessJson.object()
        .put("status", job.state().name())
        .put("request_id", job.id())
        .put("response_url", url + behaviour.resultSuffix)
        .put("status_url", url + "/status")
        .put("cancel_url", url + "/cancel");
  }

  /** The submit path without what follows owner and app. */
  private static String app(QueuedJob job) {
    String[] steps = job.operation().path().split("/", -1);
    return steps[1] + "/" + steps[2];
  }

  private static void logs(ArrayNode logs, QueuedJob job) {
    line(logs, "Job " + job.id() + " was accepted");
    if (job.state() != QueueState.IN_QUEUE) {
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

  private static BigDecimal seconds(QueuedJob job) {
    return BigDecimal.valueOf(Math.max(1, job.worked().toMillis()), 3);
  }
}
