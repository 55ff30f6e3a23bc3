package dev.fluxcontract.client.bench.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okio.Buffer;

/** Stops a benchmark whose codec does not do the work that is measured. */
final class Agreement {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Agreement() {}

  static void check(Codec codec, Answer answer) throws IOException {
    Object decoded = codec.decoding(answer).decode(new Buffer().write(answer.bytes()));
    JsonNode read = MAPPER.readTree(codec.rewritten(answer, decoded));
    JsonNode sent = MAPPER.readTree(answer.bytes());
    String witness = answer == Answer.RESULT ? "images" : "request_id";
    if (!read.has(witness)) {
      throw new IllegalStateException(codec + " lost " + witness + " of " + answer);
    }
    read.properties()
        .forEach(
            field -> {
              if (!field.getValue().equals(sent.get(field.getKey()))) {
                throw new IllegalStateException(
                    codec + " read " + field + " instead of " + sent.get(field.getKey()));
              }
            });
  }

  static void check(Codec codec, Request request) throws IOException {
    JsonNode written = MAPPER.readTree(codec.encoding(request).encode());
    JsonNode meant = MAPPER.readTree(request.json());
    if (!written.equals(meant)) {
      throw new IllegalStateException(codec + " wrote " + written + " instead of " + meant);
    }
  }
}
