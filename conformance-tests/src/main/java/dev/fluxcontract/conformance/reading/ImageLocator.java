package dev.fluxcontract.conformance.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/** Where the images of an answer stand: on top, or inside one of the wrappers that relays use. */
public final class ImageLocator {
  private static final List<String> WRAPPERS =
      List.of("response", "payload", "data", "output", "result");

  private ImageLocator() {}

  /** The object that holds the list of images; a missing node where there is none. */
  public static JsonNode holder(JsonNode body) {
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

  /** Whether the safety checker flagged an image of a result: such ones are often all black. */
  public static boolean flagged(JsonNode result) {
    return result.path("has_nsfw_concepts").toString().contains("true");
  }

  /** Whether there is at least one image. */
  public static boolean in(JsonNode body) {
    return !holder(body).path("images").isEmpty();
  }
}
