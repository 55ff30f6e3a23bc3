package dev.fluxcontract.benchmarks.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import okio.Buffer;

/** Fails a benchmark whose codec does not do the work that is measured. */
final class CodecCheck {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private CodecCheck() {}

  static void checkDecoding(Codec codec, SampleResponse response) throws IOException {
    Object decoded = codec.decoding(response).decode(new Buffer().write(response.bytes()));
    JsonNode read = MAPPER.readTree(codec.rewritten(response, decoded));
    JsonNode sent = MAPPER.readTree(response.bytes());
    String witness = response == SampleResponse.RESULT ? "images" : "request_id";
    if (!read.has(witness)) {
      throw new IllegalStateException(codec + " lost " + witness + " of " + response);
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

  static void checkEncoding(Codec codec) throws IOException {
    JsonNode written = MAPPER.readTree(codec.encoding().encode());
    JsonNode meant = MAPPER.readTree(SampleRequest.JSON);
    if (!written.equals(meant)) {
      throw new IllegalStateException(codec + " wrote " + written + " instead of " + meant);
    }
  }
}
