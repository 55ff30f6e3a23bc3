package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer that can still be changed. Its body is JSON until something else is put there. */
final class Reply {
  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  int status;
  @Nullable JsonNode json;
  byte[] raw = {};
  Duration delay = Duration.ZERO;
  Duration dribble = Duration.ZERO;
  @Nullable Breakage breakage;

  private Reply(int status) {
    this.status = status;
  }

  static Reply empty(int status) {
    return new Reply(status);
  }

  static Reply json(int status, JsonNode body) {
    Reply reply = new Reply(status).header("Content-Type", "application/json");
    reply.json = body;
    return reply;
  }

  static Reply bytes(int status, String contentType, byte[] body) {
    return new Reply(status).body(contentType, body);
  }

  Reply header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Reply body(String contentType, byte[] body) {
    json = null;
    raw = body;
    return header("Content-Type", contentType);
  }

  Reply text(String contentType, String body) {
    return body(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  Reply breaks(Breakage how) {
    breakage = how;
    return this;
  }

  /** Becomes another answer in every respect. */
  void become(Reply other) {
    headers.clear();
    headers.putAll(other.headers);
    status = other.status;
    json = other.json;
    raw = other.raw;
    delay = other.delay;
    dribble = other.dribble;
    breakage = other.breakage;
  }

  /** The body as a JSON object, or an empty one that belongs to nobody. */
  ObjectNode object() {
    return json instanceof ObjectNode object ? object : Json.object();
  }

  byte[] wireBody() {
    return json == null ? raw : Json.write(json).getBytes(StandardCharsets.UTF_8);
  }

  boolean good() {
    return status / 100 == 2;
  }
}
