package dev.fluxcontract.client;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.QueueApi;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.model.ApiModel;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * The calls of the contract as requests. Retrofit makes them from the generated interfaces; it does
 * not send them, since what it would make of the answers is decided elsewhere.
 */
final class Calls {
  private final Retrofit retrofit;
  private final RequestCalls submits;

  /** Made for the first job: Retrofit's proxies take their time, and a submit needs one alone. */
  private volatile @Nullable QueueApi queue;

  Calls(HttpUrl base, Call.Factory http, Moshi moshi) {
    retrofit =
        new Retrofit.Builder()
            .baseUrl(base)
            .callFactory(http)
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .build();
    submits = new RequestCalls(retrofit);
  }

  private QueueApi queue() {
    QueueApi api = queue;
    if (api == null) {
      api = retrofit.create(QueueApi.class);
      queue = api;
    }
    return api;
  }

  /**
   * The request that submits a model. Each time it is sent it needs a {@link Departure} as its tag.
   */
  Request submit(ApiModel model, SubmitOptions options) {
    Request request = options.on(submits.call(model).request());
    RequestBody body = request.body();
    return body == null
        ? request
        : request.newBuilder().method(request.method(), Departure.once(body)).build();
  }

  /** The path to which requests of a class are submitted, without a slash at its start. */
  static String model(Class<? extends ApiModel> request) {
    return RequestCalls.path(request);
  }

  HttpUrl status(String owner, String app, String requestId) {
    return queue().status(owner, app, requestId).request().url();
  }

  HttpUrl result(String owner, String app, String requestId) {
    return queue().result(owner, app, requestId).request().url();
  }

  Request cancel(String owner, String app, String requestId) {
    return queue().cancel(owner, app, requestId).request();
  }
}
