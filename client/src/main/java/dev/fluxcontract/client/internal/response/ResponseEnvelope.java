package dev.fluxcontract.client.internal.response;

import dev.fluxcontract.client.internal.util.JsonTree;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a gateway wraps into an object of its own: images in a status body, a ticket in an
 * envelope.
 */
public final class ResponseEnvelope {
  /** The names of such objects. Others, {@code request} above all, repeat what was asked. */
  static final List<String> WRAPPERS = List.of("response", "payload", "data", "output", "result");

  private static final int DEEPEST = 3;

  private ResponseEnvelope() {}

  /** The object that holds images, at least one; null where none does. */
  public static @Nullable Map<String, @Nullable Object> result(Map<String, @Nullable Object> body) {
    return result(body, 0);
  }

  private static @Nullable Map<String, @Nullable Object> result(
      Map<String, @Nullable Object> body, int depth) {
    for (Object element : JsonTree.elements(body.get("images"))) {
      if (isImage(element)) {
        return body;
      }
    }
    if (depth < DEEPEST) {
      for (String wrapper : WRAPPERS) {
        Map<String, @Nullable Object> inner = JsonTree.members(body.get(wrapper));
        Map<String, @Nullable Object> found = inner.isEmpty() ? null : result(inner, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Whether a value is an image with a URL. */
  static boolean isImage(@Nullable Object value) {
    return JsonTree.members(value).get("url") instanceof String url && !url.isBlank();
  }

  /** The object that names the job: the body itself, or what it wraps. */
  public static Map<String, @Nullable Object> ticket(Map<String, @Nullable Object> body) {
    if (JsonTree.text(body.get("request_id")) == null) {
      for (String wrapper : WRAPPERS) {
        Map<String, @Nullable Object> inner = JsonTree.members(body.get(wrapper));
        if (JsonTree.text(inner.get("request_id")) != null) {
          return inner;
        }
      }
    }
    return body;
  }
}
