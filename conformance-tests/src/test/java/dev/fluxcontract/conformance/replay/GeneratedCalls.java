package dev.fluxcontract.conformance.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import dev.fluxcontract.client.api.FluxApi;
import dev.fluxcontract.client.api.QueueApi;
import dev.fluxcontract.conformance.contract.LosslessJson;
import dev.fluxcontract.conformance.contract.Operation;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.converter.moshi.MoshiConverterFactory;
import retrofit2.http.Body;
import retrofit2.http.Path;

/** Calls the generated Retrofit interfaces and models by the names that the contract has. */
final class GeneratedCalls {
  private static final Moshi MOSHI = new Moshi.Builder().build();

  private final OkHttpClient http;
  private final Retrofit retrofit;

  /** Calls a server, with this value of the header {@code Prefer}. */
  GeneratedCalls(String url, String prefer) {
    http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(chain.request().newBuilder().header("Prefer", prefer).build()))
            .build();
    retrofit =
        new Retrofit.Builder()
            .baseUrl(url + "/")
            .client(http)
            .addConverterFactory(MoshiConverterFactory.create(MOSHI))
            .build();
  }

  /** The call of the interface method that is named like the operation. */
  Call<?> call(Operation operation, @Nullable Object body) throws ReflectiveOperationException {
    Method method =
        Stream.of(FluxApi.class, QueueApi.class)
            .flatMap(api -> Arrays.stream(api.getMethods()))
            .filter(each -> each.getName().equals(operation.id()))
            .max((a, b) -> Integer.compare(a.getParameterCount(), b.getParameterCount()))
            .orElseThrow();
    Object[] arguments =
        Arrays.stream(method.getParameters()).map(each -> argument(each, body)).toArray();
    Object api = retrofit.create(method.getDeclaringClass());
    return (Call<?>) requireNonNull(method.invoke(api, arguments));
  }

  private static @Nullable Object argument(Parameter parameter, @Nullable Object body) {
    for (Annotation annotation : parameter.getAnnotations()) {
      if (annotation instanceof Body) {
        return body;
      }
      if (annotation instanceof Path) {
        return "7";
      }
    }
    return null;
  }

  /** Sends what an interface method makes, and returns the response unread. */
  okhttp3.Response send(Operation operation, @Nullable Object body) throws Exception {
    return http.newCall(call(operation, body).request()).execute();
  }

  /** A value as the model of that schema. */
  static Object read(String schema, JsonNode value) throws Exception {
    return requireNonNull(adapter(schema).fromJson(LosslessJson.write(value)));
  }

  /** A model, written as JSON. */
  static JsonNode written(Object model) throws Exception {
    return LosslessJson.read(adapter(model.getClass().getSimpleName()).toJson(model));
  }

  private static JsonAdapter<Object> adapter(String schema) throws ClassNotFoundException {
    return MOSHI.adapter((Type) Class.forName("dev.fluxcontract.client.model." + schema));
  }
}
