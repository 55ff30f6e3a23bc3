package dev.fluxcontract.conformance.gateway.dialects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.gateway.server.BehaviourChange;
import dev.fluxcontract.conformance.gateway.server.GatewayReply;
import dev.fluxcontract.conformance.gateway.server.RequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** How bodies are written, and what they hold beside what must be there. */
final class BodyDialects {
  private BodyDialects() {}

  static List<BehaviourChange> all() {
    return List.of(
        new BehaviourChange(
            "extra-fields",
            "Every body has fields that nobody documented.",
            b ->
                b.onReply(
                    (context, reply) -> {
                      ObjectNode body = reply.object();
                      body.put("trace_id", "b7ad6b7169203331").putObject("usage").put("credits", 1);
                      body.path("images").forEach(i -> ((ObjectNode) i).put("nsfw", false));
                    })),
        new BehaviourChange(
            "request-echo",
            "The result repeats the request.",
            b ->
                b.onDone(
                    (context, reply) ->
                        reply.object().set("request", context.job().request().deepCopy()))),
        new BehaviourChange(
            "nulls",
            "What may be null is null.",
            b -> {
              b.onTicket(ticket -> nulls(ticket, "logs", "queue_position"));
              b.onStatus(status -> nulls(status, "logs", "queue_position", "error", "error_type"));
              b.onResult(result -> nulls(result, "timings", "has_nsfw_concepts", "request"));
              b.onImages(image -> nulls(image, "file_name", "file_size"));
            }),
        new BehaviourChange(
            "minimal-ticket",
            "A ticket holds what the documents require, no more; the id is not a UUID.",
            b -> {
              b.ids = id -> "job-" + id.substring(0, 8);
              b.onTicket(ticket -> ticket.remove(List.of("logs", "metrics")));
            }),
        new BehaviourChange(
            "sparse-status",
            "A status holds the state alone.",
            b -> b.onStatus(status -> status.retain("status", "error", "images"))),
        new BehaviourChange(
            "sparse-result",
            "A result holds the addresses of the images and the seed alone.",
            b -> {
              b.onResult(result -> result.retain("images", "seed"));
              b.onImages(image -> image.retain("url"));
            }),
        new BehaviourChange(
            "named-files",
            "Images have a name and a size in bytes.",
            b -> b.onImages(image -> image.put("file_name", "image.bin").putNull("file_size"))),
        new BehaviourChange(
            "logs-none",
            "There are no logs and no metrics.",
            b -> {
              b.onTicket(ticket -> ticket.remove(List.of("logs", "metrics")));
              b.onStatus(status -> status.remove(List.of("logs", "metrics")));
            }),
        new BehaviourChange(
            "logs-empty",
            "Logs are an empty list.",
            b -> {
              b.onTicket(ticket -> ticket.putArray("logs"));
              b.onStatus(status -> status.putArray("logs"));
            }),
        new BehaviourChange(
            "logs-null",
            "Logs are always null.",
            b -> b.onStatus(status -> status.putNull("logs"))),
        new BehaviourChange(
            "charset",
            "The content type names a charset.",
            b ->
                b.onReply(
                    (context, reply) -> contentType(reply, "application/json; charset=utf-8"))),
        new BehaviourChange(
            "capital-content-type",
            "The content type is written in capitals.",
            b ->
                b.onReply(
                    (context, reply) -> contentType(reply, "Application/JSON;charset=UTF-8"))),
        new BehaviourChange("gzip", "Bodies are compressed.", b -> b.onReply(BodyDialects::gzip)),
        new BehaviourChange(
            "key-order",
            "The fields of a body come in another order.",
            b -> b.onReply((context, reply) -> reorder(reply))),
        new BehaviourChange(
            "pretty-json",
            "Bodies are written over many lines.",
            b -> b.onReply((context, reply) -> indent(reply))));
  }

  private static void nulls(ObjectNode body, String... fields) {
    for (String field : fields) {
      body.putNull(field);
    }
  }

  private static void contentType(GatewayReply reply, String type) {
    if (reply.json != null) {
      reply.header("Content-Type", type);
    }
  }

  private static void gzip(RequestContext context, GatewayReply reply) {
    String accepted = context.header("accept-encoding");
    if (accepted == null || !accepted.contains("gzip") || reply.json == null) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(reply.wireBody());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    reply.body("application/json", out.toByteArray()).header("Content-Encoding", "gzip");
  }

  private static void reorder(GatewayReply reply) {
    if (reply.json != null && reply.json.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      reply.json.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
      reply.json = LosslessJson.object().setAll(fields);
    }
  }

  private static void indent(GatewayReply reply) {
    if (reply.json != null) {
      reply.text("application/json", LosslessJson.pretty(reply.json));
    }
  }
}
