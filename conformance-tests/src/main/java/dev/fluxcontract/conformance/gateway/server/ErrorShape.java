package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;

/** How a gateway words an error. */
public enum ErrorShape {
  /** {@code {"detail": "text"}}, or a list of faults, as fal does. */
  DETAIL,

  /** {@code {"error": {"message", "type", "code"}}}. */
  OBJECT,

  /** {@code {"code": 401, "message": "text"}}. */
  CODE,

  /** {@code {"error": "text"}}. */
  TEXT;

  public ObjectNode body(int status, String message, String type, ArrayNode faults) {
    ObjectNode body = LosslessJson.object();
    return switch (this) {
      case DETAIL ->
          faults.isEmpty()
              ? body.put("detail", message).put("error_type", type)
              : body.set("detail", faults);
      case OBJECT -> {
        body.putObject("error").put("message", message).put("type", type).put("code", type);
        yield body;
      }
      case CODE -> body.put("code", status).put("message", message);
      case TEXT -> body.put("error", message);
    };
  }

  /** An error that is not about fields. */
  public GatewayReply reply(int status, String message, String type) {
    return GatewayReply.json(status, body(status, message, type, LosslessJson.array()));
  }

  /** The answer to who asks for the result of a job that is pending. */
  public GatewayReply inProgress() {
    return reply(400, "Request is still in progress", "request_in_progress");
  }

  /** The answer to who asks about a job that does not exist. */
  public GatewayReply unknownJob() {
    return reply(404, "Request not found", "not_found");
  }

  /** The answer to who asks too often. */
  public GatewayReply tooMany() {
    return reply(429, "Too many requests, slow down", "rate_limited");
  }
}
