package dev.fluxcontract.benchmarks.codec;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Moshi has none of its own. */
final class BigIntegerAdapter extends JsonAdapter<BigInteger> {
  @Override
  public BigInteger fromJson(JsonReader reader) throws IOException {
    return new BigInteger(reader.nextString());
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable BigInteger value) throws IOException {
    writer.value(value);
  }
}
