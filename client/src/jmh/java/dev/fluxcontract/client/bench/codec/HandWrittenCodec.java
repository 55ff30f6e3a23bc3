package dev.fluxcontract.client.bench.codec;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Objects;
import okio.Buffer;

/** The limit: readers and writers made by hand for these classes alone. */
final class HandWrittenCodec implements Codec {
  @Override
  public Decoding decoding(Answer answer) {
    return switch (answer) {
      case TICKET -> json -> HandWrittenReading.ticket(JsonReader.of(json));
      case STATUS -> json -> HandWrittenReading.status(JsonReader.of(json));
      case RESULT -> json -> HandWrittenReading.result(JsonReader.of(json));
    };
  }

  @Override
  public Encoding encoding(Request request) throws IOException {
    return switch (request) {
      case DEV_TEXT_TO_IMAGE ->
          encoding(Plain.DevTextToImage.class, request, HandWrittenWriting::write);
      case DEV_IMAGE_TO_IMAGE ->
          encoding(Plain.DevImageToImage.class, request, HandWrittenWriting::write);
      case KONTEXT_EDIT -> encoding(Plain.KontextEdit.class, request, HandWrittenWriting::write);
      case KONTEXT_TEXT_TO_IMAGE ->
          encoding(Plain.KontextTextToImage.class, request, HandWrittenWriting::write);
    };
  }

  @Override
  public String rewritten(Answer answer, Object decoded) throws IOException {
    return JacksonCodec.rewritten(decoded);
  }

  private static <T> Encoding encoding(Class<T> type, Request request, Writing<T> writing)
      throws IOException {
    Moshi moshi = new Moshi.Builder().add(BigInteger.class, new BigIntegers().nullSafe()).build();
    T value = Objects.requireNonNull(moshi.adapter(type).fromJson(request.json()));
    return () -> {
      Buffer buffer = new Buffer();
      writing.write(JsonWriter.of(buffer), value);
      return buffer.readByteArray();
    };
  }

  private interface Writing<T> {
    void write(JsonWriter json, T value) throws IOException;
  }
}
