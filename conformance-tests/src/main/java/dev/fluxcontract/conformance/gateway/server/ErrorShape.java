package dev.fluxcontract.conformance.gateway.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.LosslessJson;

/** How a gateway words an error. */
public enum ErrorShape {
  /** {@code {"detail": "text"}}, or a list of faults, as fal does. */
  DETAIL {
    @Override
    public ObjectNode body(int status, String message, String type, ArrayNode faults) {
      ObjectNode body = LosslessJson.object();
      if (faults.isEmpty()) {
        return body.put("detail", message).put("error_type", type);
      }
      body.set("detail", faults);
      return body;
    }
  },
  /** {@code {"error": {"message", "type", "code"}}}. */
  OBJECT {
    @Override
    public ObjectNode body(int status, String message, String type, ArrayNode faults) {
      ObjectNode body = LosslessJson.object();
      body.putObject("error").put("message", message).put("type", type).put("code", type);
      return body;
    }
  },
  /** {@code {"code": 401, "message": "text"}}. */
  CODE {
    @Override
    public ObjectNode body(int status, String message, String type, ArrayNode faults) {
      return LosslessJson.object().put("code", status).put("message", message);
    }
  },
  /** {@code {"error": "text"}}. */
  TEXT {
    @Override
    public ObjectNode body(int status, String message, String type, ArrayNode faults) {
      return LosslessJson.object().put("error", message);
    }
  };

  public abstract ObjectNode body(int status, String message, String type, ArrayNode faults);

  /** An error that is not about fields. */
  public GatewayReply reply(int status, String message, String type) {
    return GatewayReply.json(status, body(status, message, type, LosslessJson.array()));
  }
}
