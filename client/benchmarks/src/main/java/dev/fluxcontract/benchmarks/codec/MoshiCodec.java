package dev.fluxcontract.benchmarks.codec;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.model.DevTextToImage;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.Function;
import okio.Buffer;

/** Moshi, with the generated adapters, or with those that use reflection. */
final class MoshiCodec implements Codec {
  private final Moshi moshi;
  private final Function<SampleResponse, Class<?>> responses;
  private final Class<?> request;

  private MoshiCodec(Moshi moshi, Function<SampleResponse, Class<?>> responses, Class<?> request) {
    this.moshi = moshi;
    this.responses = responses;
    this.request = request;
  }

  /** This project's models, with a Moshi that needs no setup. */
  static MoshiCodec generated() {
    return new MoshiCodec(
        new Moshi.Builder().build(), response -> response.model, DevTextToImage.class);
  }

  static MoshiCodec reflective() {
    return new MoshiCodec(
        reflectiveMoshi(), response -> response.record, PlainRecords.DevTextToImage.class);
  }

  static Moshi reflectiveMoshi() {
    return new Moshi.Builder().add(BigInteger.class, new BigIntegerAdapter().nullSafe()).build();
  }

  @Override
  public Decoding decoding(SampleResponse response) {
    JsonAdapter<?> adapter = moshi.adapter(responses.apply(response));
    return json -> Objects.requireNonNull(adapter.fromJson(json));
  }

  @Override
  public Encoding encoding() throws IOException {
    return encoding(moshi.adapter(request));
  }

  @Override
  public String rewritten(SampleResponse response, Object decoded) {
    return moshi.<Object>adapter(responses.apply(response)).toJson(decoded);
  }

  private static <T> Encoding encoding(JsonAdapter<T> adapter) throws IOException {
    T value = Objects.requireNonNull(adapter.fromJson(SampleRequest.JSON));
    return () -> {
      Buffer buffer = new Buffer();
      adapter.toJson(JsonWriter.of(buffer), value);
      return buffer.readByteArray();
    };
  }
}
