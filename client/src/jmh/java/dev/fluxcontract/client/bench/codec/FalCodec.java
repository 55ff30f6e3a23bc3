package dev.fluxcontract.client.bench.codec;

import ai.fal.client.queue.QueueStatus;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okio.Buffer;

/** What fal's own client does between the bytes and its caller, call for call. */
final class FalCodec implements Codec {
  private final Gson gson = new Gson();

  @Override
  public Decoding decoding(Answer answer) {
    return switch (answer) {
      case TICKET -> json -> gson.fromJson(reader(json), QueueStatus.InQueue.class);
      case STATUS -> this::status;
      case RESULT -> json -> gson.fromJson(reader(json), JsonObject.class);
    };
  }

  @Override
  public Encoding encoding(Request request) throws IOException {
    // Not with Gson, which reads every number as a double.
    Map<?, ?> input = new ObjectMapper().readValue(request.json(), Map.class);
    return () -> gson.toJson(input).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String rewritten(Answer answer, Object decoded) {
    JsonObject tree = gson.toJsonTree(decoded).getAsJsonObject();
    tree.remove("logs"); // Of a log line it knows the message and the time alone.
    return tree.toString();
  }

  private Object status(Buffer json) {
    JsonObject tree = gson.fromJson(reader(json), JsonObject.class);
    return gson.fromJson(tree, QueueStatus.resolveType(tree));
  }

  private static Reader reader(Buffer json) {
    return new InputStreamReader(json.inputStream(), StandardCharsets.UTF_8);
  }
}
