package dev.fluxcontract.benchmarks.calls;

import java.nio.charset.StandardCharsets;

/** The server's answers, head and all. */
final class CannedResponse {
  static final CannedResponse TICKET = new CannedResponse(200, "application/json", Body.ticket());
  static final CannedResponse STATUS =
      new CannedResponse(200, "application/json", Body.status("COMPLETED"));
  static final CannedResponse PENDING =
      new CannedResponse(202, "application/json", Body.status("IN_PROGRESS"));
  static final CannedResponse STREAM =
      new CannedResponse(200, "text/event-stream", event("COMPLETED"));
  static final CannedResponse RESULT =
      new CannedResponse(200, "application/json", Body.result(Body.IMAGE));

  private final String text;
  private final byte[] bytes;

  private CannedResponse(int status, String type, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head =
        String.join(
            "\r\n",
            "HTTP/1.1 " + status + " OK",
            "Content-Type: " + type,
            "x-fal-request-id: " + Body.ID,
            "Content-Length: " + length,
            "\r\n");
    text = head + body;
    bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** A result of that many bytes, nearly all of which are an image in a data URI. */
  static CannedResponse resultOf(int bytes) {
    int more = Math.max(0, bytes - Body.result("").length());
    return new CannedResponse(
        200, "application/json", Body.result("data:image/png;base64," + "Zm9v".repeat(more / 4)));
  }

  /** The same response for a job of another id, which must be as long. */
  byte[] of(String requestId) {
    return text.replace(Body.ID, requestId).getBytes(StandardCharsets.UTF_8);
  }

  /** The head of a status stream without a known end, and its first event. */
  static byte[] openStream(String requestId) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
    return (head + event("IN_PROGRESS").replace(Body.ID, requestId))
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] event(String requestId, String state) {
    return event(state).replace(Body.ID, requestId).getBytes(StandardCharsets.UTF_8);
  }

  private static String event(String state) {
    return "data: " + Body.status(state) + "\n\n";
  }

  /** Not a copy: the server must not spend its time on one. */
  byte[] bytes() {
    return bytes;
  }

  private static final class Body {
    static final String ID = "3892f1e8-5fb1-469f-87b0-696d6054c9f2";
    private static final String JOB = "https://queue.fal.run/fal-ai/flux-1/requests/" + ID;
    static final String IMAGE = "https://fal.media/files/koala/Chls9L2ZnvuipUTEwlnJC.png";

    static String ticket() {
      return status("IN_QUEUE").replace("\"metrics\":{}", "\"metrics\":{},\"queue_position\":0");
    }

    static String status(String state) {
      return String.format(
          "{\"status\":\"%s\",\"request_id\":\"%s\",\"response_url\":\"%s\","
              + "\"status_url\":\"%s/status\",\"cancel_url\":\"%s/cancel\","
              + "\"logs\":null,\"metrics\":{}}",
          state, ID, JOB, JOB, JOB);
    }

    static String result(String url) {
      return "{\"images\":[{\"url\":\""
          + url
          + "\",\"width\":1024,\"height\":768,\"content_type\":\"image/png\"}],"
          + "\"timings\":{\"inference\":2.481},\"seed\":2841475369,"
          + "\"has_nsfw_concepts\":[false],\"prompt\":\"a lighthouse in a storm\"}";
    }
  }
}
