package dev.fluxcontract.benchmarks.calls;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.fluxcontract.benchmarks.codec.HandWrittenReading;
import dev.fluxcontract.benchmarks.codec.HandWrittenWriting;
import dev.fluxcontract.benchmarks.codec.PlainRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/** OkHttp by hand: the limit of what a client on OkHttp can reach. */
public final class HandWrittenPeer implements Peer {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final OkHttpClient http = new OkHttpClient();
  private final HttpUrl base;

  public HandWrittenPeer(String gateway) {
    base = HttpUrl.get(gateway);
    http.dispatcher().setMaxRequests(1000);
    http.dispatcher().setMaxRequestsPerHost(1000);
  }

  @Override
  public Submitted submit() throws IOException {
    String requestId = requestId(read(order(), HandWrittenReading::ticket));
    return new Submitted() {
      @Override
      public Object status() throws IOException {
        return HandWrittenPeer.this.status(requestId);
      }

      @Override
      public Object result() throws IOException {
        return HandWrittenPeer.this.result(requestId);
      }
    };
  }

  private Object status(String requestId) throws IOException {
    return read(get(requestId + "/status"), HandWrittenReading::status);
  }

  private Object result(String requestId) throws IOException {
    return read(get(requestId), HandWrittenReading::result);
  }

  @Override
  public CompletableFuture<?> start() {
    return ask(order(), HandWrittenReading::ticket)
        .thenApply(HandWrittenPeer::requestId)
        .thenCompose(
            id ->
                ask(get(id + "/status"), HandWrittenReading::status)
                    .thenCompose(status -> ask(get(id), HandWrittenReading::result)));
  }

  private static String requestId(PlainRecords.Ticket ticket) {
    return Objects.requireNonNull(ticket.requestId());
  }

  private Request order() {
    String prompt = "a lighthouse in a storm, oil on canvas";
    PlainRecords.DevTextToImage order =
        new PlainRecords.DevTextToImage(prompt, null, null, null, 1, null, null, null, null, null);
    Buffer body = new Buffer();
    try {
      HandWrittenWriting.write(JsonWriter.of(body), order);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to("fal-ai/flux-1/dev").post(RequestBody.create(body.readByteString(), JSON)).build();
  }

  private Request get(String path) {
    return to("fal-ai/flux-1/requests/" + path).build();
  }

  private Request.Builder to(String path) {
    return new Request.Builder()
        .url(base.newBuilder().addPathSegments(path).build())
        .header("Authorization", "Bearer key");
  }

  private <T> T read(Request request, Reading<T> reading) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      return read(response, reading);
    }
  }

  private static <T> T read(Response response, Reading<T> reading) throws IOException {
    if (response.code() / 100 != 2) {
      throw new IOException("HTTP " + response.code());
    }
    return reading.of(JsonReader.of(Objects.requireNonNull(response.body()).source()));
  }

  private <T> CompletableFuture<T> ask(Request request, Reading<T> reading) {
    CompletableFuture<T> future = new CompletableFuture<>();
    http.newCall(request)
        .enqueue(
            new Callback() {
              @Override
              public void onResponse(Call call, Response response) {
                try (response) {
                  future.complete(read(response, reading));
                } catch (IOException e) {
                  future.completeExceptionally(e);
                }
              }

              @Override
              public void onFailure(Call call, IOException e) {
                future.completeExceptionally(e);
              }
            });
    return future;
  }

  private interface Reading<T> {
    T of(JsonReader json) throws IOException;
  }
}
