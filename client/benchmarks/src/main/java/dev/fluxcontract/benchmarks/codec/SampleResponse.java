package dev.fluxcontract.benchmarks.codec;

import dev.fluxcontract.client.model.ImageResult;
import dev.fluxcontract.client.model.QueueStatus;
import dev.fluxcontract.client.model.QueueTicket;
import java.nio.charset.StandardCharsets;

/** The responses that are decoded, with the generated model and the plain record of each. */
public enum SampleResponse {
  TICKET(
      QueueTicket.class,
      PlainRecords.Ticket.class,
      "{\"status\":\"IN_QUEUE\",\"request_id\":\"3892f1e8-5fb1-469f-87b0-696d6054c9f2\","
          + Url.ALL
          + ",\"logs\":null,\"metrics\":{},\"queue_position\":0}"),
  STATUS(
      QueueStatus.class,
      PlainRecords.Status.class,
      "{\"status\":\"COMPLETED\",\"request_id\":\"3892f1e8-5fb1-469f-87b0-696d6054c9f2\","
          + Url.ALL
          + ",\"logs\":["
          + log(0)
          + ","
          + log(7)
          + ","
          + log(14)
          + ","
          + log(21)
          + ","
          + log(28)
          + "],\"metrics\":{\"inference_time\":2.481}}"),
  RESULT(
      ImageResult.class,
      PlainRecords.Result.class,
      "{\"images\":["
          + image("koala/Chls9L2ZnvuipUTEwlnJC")
          + ","
          + image("rabbit/rmgBxhwGYb2d3pl3x9sKf")
          + ","
          + image("zebra/Ab1d5F7hJ9lN2pR4tV6xZ")
          + ","
          + image("panda/Qw3eR5tY7uI9oP1aS3dFg")
          + "],\"timings\":{\"inference\":2.481},\"seed\":2841475369,"
          + "\"has_nsfw_concepts\":[false,false,false,false],\"prompt\":"
          + "\"a cat dressed as a wizard with a background of a mystic forest.\"}");

  final Class<?> model;
  final Class<?> record;
  private final String json;

  SampleResponse(Class<?> model, Class<?> record, String json) {
    this.model = model;
    this.record = record;
    this.json = json;
  }

  byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String log(int steps) {
    return "{\"message\":\""
        + steps
        + " of 28 steps done\",\"timestamp\":\"2026-03-01T10:15:31.020Z\","
        + "\"level\":\"INFO\",\"source\":\"worker\"}";
  }

  private static String image(String name) {
    return "{\"url\":\"https://fal.media/files/"
        + name
        + ".jpeg\",\"width\":1024,\"height\":768,\"content_type\":\"image/jpeg\","
        + "\"file_name\":\"output.jpeg\",\"file_size\":184320}";
  }

  private static final class Url {
    private static final String JOB =
        "https://queue.fal.run/fal-ai/flux-1/requests/3892f1e8-5fb1-469f-87b0-696d6054c9f2";
    static final String ALL =
        "\"response_url\":\""
            + JOB
            + "\",\"status_url\":\""
            + JOB
            + "/status\",\"cancel_url\":\""
            + JOB
            + "/cancel\"";
  }
}
