package dev.fluxcontract.benchmarks.codec;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Objects;
import okio.Buffer;

/** Readers and writers made by hand for these classes alone: as fast as Moshi's reader allows. */
final class HandWrittenCodec implements Codec {
  @Override
  public Decoding decoding(SampleResponse response) {
    return switch (response) {
      case TICKET -> json -> HandWrittenReading.ticket(JsonReader.of(json));
      case STATUS -> json -> HandWrittenReading.status(JsonReader.of(json));
      case RESULT -> json -> HandWrittenReading.result(JsonReader.of(json));
    };
  }

  @Override
  public Encoding encoding() throws IOException {
    PlainRecords.DevTextToImage value =
        Objects.requireNonNull(
            MoshiCodec.reflectiveMoshi()
                .adapter(PlainRecords.DevTextToImage.class)
                .fromJson(SampleRequest.JSON));
    return () -> {
      Buffer buffer = new Buffer();
      HandWrittenWriting.write(JsonWriter.of(buffer), value);
      return buffer.readByteArray();
    };
  }

  @Override
  public String rewritten(SampleResponse response, Object decoded) throws IOException {
    return JacksonCodec.rewritten(decoded);
  }
}
