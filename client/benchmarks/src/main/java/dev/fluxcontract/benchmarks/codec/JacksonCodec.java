package dev.fluxcontract.benchmarks.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Jackson, on the plain records. */
final class JacksonCodec implements Codec {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Override
  public Decoding decoding(SampleResponse response) {
    ObjectReader reader = MAPPER.readerFor(response.record);
    return json -> reader.readValue(json.inputStream());
  }

  @Override
  public Encoding encoding() throws IOException {
    Class<?> type = PlainRecords.DevTextToImage.class;
    Object value = MAPPER.readValue(SampleRequest.JSON, type);
    ObjectWriter writer = MAPPER.writerFor(type);
    return () -> writer.writeValueAsBytes(value);
  }

  @Override
  public String rewritten(SampleResponse response, Object decoded) throws IOException {
    return rewritten(decoded);
  }

  static String rewritten(Object plain) throws IOException {
    return MAPPER.writeValueAsString(plain);
  }
}
