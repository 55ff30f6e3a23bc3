package dev.fluxcontract.conformance.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxcontract.conformance.contract.Json;

/** How a gateway words an error. */
enum ErrorShape {
  /** {@code {"detail": "text"}}, or a list of faults, as fal does. */
  DETAIL {
    @Override
    ObjectNode body(int status, String message, String type, ArrayNode faults) {
      ObjectNode body = Json.object();
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
    ObjectNode body(int status, String message, String type, ArrayNode faults) {
      ObjectNode body = Json.object();
      body.putObject("error").put("message", message).put("type", type).put("code", type);
      return body;
    }
  },
  /** {@code {"code": 401, "message": "text"}}. */
  CODE {
    @Override
    ObjectNode body(int status, String message, String type, ArrayNode faults) {
      return Json.object().put("code", status).put("message", message);
    }
  },
  /** {@code {"error": "text"}}. */
  TEXT {
    @Override
    ObjectNode body(int status, String message, String type, ArrayNode faults) {
      return Json.object().put("error", message);
    }
  };

  abstract ObjectNode body(int status, String message, String type, ArrayNode faults);

  /** An error that is not about fields. */
  Reply reply(int status, String message, String type) {
    return Reply.json(status, body(status, message, type, Json.array()));
  }
}
