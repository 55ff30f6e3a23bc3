package dev.fluxcontract.client.internal.http;

import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.QueueApi;
import dev.fluxcontract.client.api.RequestCalls;
import dev.fluxcontract.client.internal.response.ResponseSizeLimit;
import dev.fluxcontract.client.model.ApiModel;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Map;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;

/**
 * Makes the requests of the contract with its generated Retrofit interfaces. No path, query
 * parameter or header of the contract is written anywhere else. Other classes send the requests and
 * read the responses.
 */
public final class RequestFactory {
  private final Retrofit retrofit;

  /**
   * Made by the first request that needs it, and kept: Retrofit looks at the interface each time.
   */
  private volatile @Nullable QueueApi queue;

  /** Retrofit makes each request as one of a call, which is not made here. */
  public RequestFactory(HttpUrl base, OkHttpClient http, Moshi moshi) {
    retrofit =
        new Retrofit.Builder()
            .baseUrl(base)
            .callFactory(http.newBuilder().eventListener(EventListener.NONE).build())
            .addConverterFactory(MoshiConverterFactory.create(moshi))
            .addConverterFactory(new PlainNumbers())
            .build();
  }

  /**
   * The request that submits a model. Each time it is sent it needs a {@link SubmitSendState} as
   * its tag.
   *
   * @param settings optional parameters, by their keys in the contract, and headers
   */
  public Request submit(ApiModel model, SubmitSettings settings) {
    Request request = new RequestCalls(retrofit).call(model, settings.parameters()).request();
    Request.Builder once =
        request.newBuilder().method(request.method(), SubmitSendState.once(request.body()));
    for (Map.Entry<String, String> header : settings.headers().entrySet()) {
      once.header(header.getKey(), header.getValue());
    }
    return once.build();
  }

  public Request status(String owner, String app, String requestId) {
    return queue().status(owner, app, requestId).request();
  }

  public Request statusWithLogs(String owner, String app, String requestId) {
    return queue().status(owner, app, requestId, 1).request();
  }

  public Request result(String owner, String app, String requestId) {
    Request request = queue().result(owner, app, requestId).request();
    return request.newBuilder().tag(ResponseSizeLimit.class, ResponseSizeLimit.RESULT).build();
  }

  public Request cancel(String owner, String app, String requestId) {
    return queue().cancel(owner, app, requestId).request();
  }

  private QueueApi queue() {
    QueueApi made = queue;
    if (made == null) {
      made = retrofit.create(QueueApi.class);
      queue = made;
    }
    return made;
  }

  /** What the path of a job's status has after the path of its result. */
  public String statusSuffix() {
    return suffix(status("owner", "app", "id"));
  }

  /** What the path of a job's cancellation has after the path of its result. */
  public String cancelSuffix() {
    return suffix(cancel("owner", "app", "id"));
  }

  private String suffix(Request request) {
    String result = result("owner", "app", "id").url().encodedPath();
    String path = request.url().encodedPath();
    return path.startsWith(result) ? path.substring(result.length()) : "";
  }

  /** Writes numbers as the contract's documents do: 30 and not 30.0, 36000000 and not 3.6E7. */
  private static final class PlainNumbers extends Converter.Factory {
    @Override
    public @Nullable Converter<?, String> stringConverter(
        Type type, Annotation[] annotations, Retrofit retrofit) {
      // A parameter of an UntypedRequest has no type of its own.
      return type == Double.class || type == Object.class
          ? value -> value instanceof Double number ? plain(number) : value.toString()
          : null;
    }

    private static String plain(Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
  }
}
