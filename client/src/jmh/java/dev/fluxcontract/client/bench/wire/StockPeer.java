package dev.fluxcontract.client.bench.wire;

import java.io.IOException;
import java.util.Objects;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import stock.JSON;
import stock.api.FluxApi;
import stock.api.QueueApi;
import stock.model.DevTextToImage;

/** The stock generator's Retrofit interfaces and models. It has no way to wait of its own. */
public final class StockPeer implements Peer {
  private final FluxApi flux;
  private final QueueApi queue;

  public StockPeer(String gateway) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("Authorization", "Bearer key").build()))
            .build();
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(gateway)
            .client(http)
            .addConverterFactory(GsonConverterFactory.create(new JSON().getGson()))
            .build();
    flux = retrofit.create(FluxApi.class);
    queue = retrofit.create(QueueApi.class);
  }

  @Override
  public Submitted submit() throws IOException {
    DevTextToImage order = new DevTextToImage().prompt("a lighthouse in a storm, oil on canvas");
    String requestId = body(flux.submitDevTextToImage(order, null, null)).getRequestId();
    return new Submitted() {
      @Override
      public Object status() throws IOException {
        return StockPeer.this.status(requestId);
      }

      @Override
      public Object result() throws IOException {
        return StockPeer.this.result(requestId);
      }
    };
  }

  private Object status(String requestId) throws IOException {
    return body(queue.status("fal-ai", "flux-1", requestId, null));
  }

  private Object result(String requestId) throws IOException {
    return body(queue.result("fal-ai", "flux-1", requestId));
  }

  private static <T> T body(Call<T> call) throws IOException {
    Response<T> response = call.execute();
    return Objects.requireNonNull(response.body(), "no body: " + response);
  }
}
