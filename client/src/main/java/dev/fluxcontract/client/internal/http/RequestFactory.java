package dev.fluxcontract.client.internal.http;

import static java.util.Objects.requireNonNull;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.QueueApi;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * The calls of the contract as requests. What comes of them is decided elsewhere, so that Retrofit,
 * where it is used, only makes them.
 */
public final class RequestFactory {
  private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");

  private final HttpUrl base;
  private final Call.Factory http;
  private final Moshi moshi;

  /** Made for the first job that is asked for where the contract says. */
  private volatile @Nullable QueueApi queue;

  public RequestFactory(HttpUrl base, Call.Factory http, Moshi moshi) {
    this.base = base;
    this.http = http;
    this.moshi = moshi;
  }

  private QueueApi queue() {
    QueueApi api = queue;
    if (api == null) {
      Retrofit retrofit =
          new Retrofit.Builder()
              .baseUrl(base)
              .callFactory(http)
              .addConverterFactory(MoshiConverterFactory.create(moshi))
              .build();
      api = retrofit.create(QueueApi.class);
      queue = api;
    }
    return api;
  }

  /**
   * The request that submits a model. Each time it is sent it needs a {@link SendGuard} as its tag.
   *
   * <p>A submit is a POST with nothing but its JSON: Retrofit would make the very same of it, but
   * the proxies that it makes for an interface and its annotations take longer than the rest of a
   * program's first submit.
   */
  public Request submit(ApiModel model, UnaryOperator<Request> options) {
    HttpUrl url = requireNonNull(base.resolve(RequestCalls.path(model.getClass())));
    RequestBody body = SendGuard.once(RequestBody.create(json(model), JSON));
    return options.apply(new Request.Builder().url(url).post(body).build());
  }

  private ByteString json(ApiModel model) {
    try {
      Buffer json = new Buffer();
      moshi.<ApiModel>adapter(model.getClass()).toJson(json, model);
      return json.readByteString();
    } catch (IOException e) {
      throw new UncheckedIOException("A buffer does not fail", e);
    }
  }

  public HttpUrl status(String owner, String app, String requestId) {
    return queue().status(owner, app, requestId).request().url();
  }

  public HttpUrl result(String owner, String app, String requestId) {
    return queue().result(owner, app, requestId).request().url();
  }

  public Request cancel(String owner, String app, String requestId) {
    return queue().cancel(owner, app, requestId).request();
  }
}
