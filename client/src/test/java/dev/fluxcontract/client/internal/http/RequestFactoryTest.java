package dev.fluxcontract.client.internal.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.SampleModels;
import dev.fluxcontract.client.api.RequestCalls;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

class RequestFactoryTest {
  private static final HttpUrl BASE = HttpUrl.get("https://relay.test/some/prefix/");
  private static final Moshi MOSHI = new Moshi.Builder().build();

  private final RequestCalls retrofits =
      new RequestCalls(
          new Retrofit.Builder()
              .baseUrl(BASE)
              .addConverterFactory(MoshiConverterFactory.create(MOSHI))
              .build());
  private final RequestFactory calls = new RequestFactory(BASE, new OkHttpClient(), MOSHI);

  static List<SampleModels.Request> requests() {
    return SampleModels.requests();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aSubmitIsWhatRetrofitMakesOfTheGeneratedInterface(SampleModels.Request order)
      throws IOException {
    Request ours = calls.submit(order.request(), request -> request);
    Request theirs = retrofits.call(order.request()).request();
    assertThat(ours.method()).isEqualTo(theirs.method());
    assertThat(ours.url()).isEqualTo(theirs.url());
    assertThat(ours.headers()).isEqualTo(theirs.headers());
    RequestBody body = requireNonNull(ours.body());
    RequestBody theirBody = requireNonNull(theirs.body());
    assertThat(body.contentType()).isEqualTo(theirBody.contentType());
    assertThat(body.contentLength()).isEqualTo(theirBody.contentLength());
    assertThat(bytes(body)).isEqualTo(bytes(theirBody));
  }

  private static ByteString bytes(RequestBody body) throws IOException {
    Buffer bytes = new Buffer();
    body.writeTo(bytes);
    return bytes.readByteString();
  }
}
