package dev.fluxcontract.client.bench.codec;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Objects;
import java.util.function.Function;
import okio.Buffer;

/**
 * Moshi, with whatever adapters the classes bring: generated ones, or those that use reflection.
 */
final class MoshiCodec implements Codec {
  private final Moshi moshi;
  private final Function<Answer, Class<?>> answers;
  private final Function<Request, Class<?>> requests;

  MoshiCodec(
      Moshi moshi, Function<Answer, Class<?>> answers, Function<Request, Class<?>> requests) {
    this.moshi = moshi;
    this.answers = answers;
    this.requests = requests;
  }

  /** Ours: a Moshi that nobody has to set up. */
  static MoshiCodec generated() {
    return new MoshiCodec(new Moshi.Builder().build(), OurTypes::of, OurTypes::of);
  }

  static MoshiCodec reflective() {
    return new MoshiCodec(
        new Moshi.Builder().add(BigInteger.class, new BigIntegers().nullSafe()).build(),
        PlainTypes::of,
        PlainTypes::of);
  }

  @Override
  public Decoding decoding(Answer answer) {
    JsonAdapter<?> adapter = moshi.adapter(answers.apply(answer));
    return json -> Objects.requireNonNull(adapter.fromJson(json));
  }

  @Override
  public Encoding encoding(Request request) throws IOException {
    return encoding(moshi.adapter(requests.apply(request)), request);
  }

  @Override
  public String rewritten(Answer answer, Object decoded) {
    return moshi.<Object>adapter(answers.apply(answer)).toJson(decoded);
  }

  private static <T> Encoding encoding(JsonAdapter<T> adapter, Request request) throws IOException {
    T value = Objects.requireNonNull(adapter.fromJson(request.json()));
    return () -> {
      Buffer buffer = new Buffer();
      adapter.toJson(JsonWriter.of(buffer), value);
      return buffer.readByteArray();
    };
  }
}
