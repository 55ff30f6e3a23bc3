package dev.fluxcontract.conformance.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** Where the images of an answer stand: on top, or inside one of the wrappers that relays use. */
final class Images {
  private static final List<String> WRAPPERS =
      List.of("response", "payload", "data", "output", "result");

  private Images() {}

  /** The object that holds the list of images; a missing node where there is none. */
  static JsonNode holder(JsonNode body) {
    if (body.path("images").isArray()) {
      return body;
    }
    for (String wrapper : WRAPPERS) {
      if (body.path(wrapper).path("images").isArray()) {
        return body.get(wrapper);
      }
    }
    return MissingNode.getInstance();
  }

  /** Whether there is at least one image. */
  static boolean in(JsonNode body) {
    return !holder(body).path("images").isEmpty();
  }
}
