package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An answer that can still be changed. Its body is JSON until something else is put there. */
public final class GatewayReply {
  public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  public int status;
  public @Nullable JsonNode json;
  public byte[] raw = {};
  public Duration delay = Duration.ZERO;
  public Duration dribble = Duration.ZERO;

  /** How many interim answers (1xx) come before it. */
  public int interim;

  @Nullable ConnectionBreak breakage;

  private GatewayReply(int status) {
    this.status = status;
  }

  public static GatewayReply empty(int status) {
    return new GatewayReply(status);
  }

  public static GatewayReply json(int status, JsonNode body) {
    GatewayReply reply = new GatewayReply(status).header("Content-Type", "application/json");
    reply.json = body;
    return reply;
  }

  /** A JSON body of no more than a state, as a cancel is answered. */
  public static GatewayReply state(int status, String state) {
    return json(status, LosslessJson.object().put("status", state));
  }

  public static GatewayReply redirect(int status, String location) {
    return empty(status).header("Location", location);
  }

  public GatewayReply header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public GatewayReply body(String contentType, byte[] body) {
    json = null;
    raw = body;
    return header("Content-Type", contentType);
  }

  public GatewayReply text(String contentType, String body) {
    return body(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  public GatewayReply breaks(ConnectionBreak how) {
    breakage = how;
    return this;
  }

  /** Becomes another answer in every respect. */
  public void become(GatewayReply other) {
    headers.clear();
    headers.putAll(other.headers);
    status = other.status;
    json = other.json;
    raw = other.raw;
    delay = other.delay;
    dribble = other.dribble;
    interim = other.interim;
    breakage = other.breakage;
  }

  /** The body as a JSON object, or an empty one that belongs to nobody. */
  public ObjectNode object() {
    return json instanceof ObjectNode object ? object : LosslessJson.object();
  }

  public byte[] wireBody() {
    return json == null ? raw : LosslessJson.write(json).getBytes(StandardCharsets.UTF_8);
  }

  public boolean good() {
    return status / 100 == 2;
  }
}
