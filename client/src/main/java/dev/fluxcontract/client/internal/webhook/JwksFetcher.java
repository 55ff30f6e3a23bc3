package dev.fluxcontract.client.internal.webhook;

import dev.fluxcontract.client.internal.response.BoundedBody;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Fetches a key set once. */
public final class JwksFetcher {
  private static final long MAX_BYTES = 64 * 1024;

  private JwksFetcher() {}

  /**
   * A read from a socket cannot be interrupted, so another thread does it. It happens once a day: a
   * thread of its own costs less than a pool that has to be looked after.
   */
  static SigningKeys from(OkHttpClient http, HttpUrl url) throws IOException, InterruptedException {
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    Call call = http.newCall(request);
    FutureTask<SigningKeys> keys = new FutureTask<>(() -> keys(call));
    Thread reader = new Thread(keys, "flux-webhook-keys");
    reader.setDaemon(true);
    reader.start();
    try {
      return keys.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      call.cancel();
    }
  }

  private static SigningKeys keys(Call call) throws IOException {
    try (Response response = call.execute()) {
      ResponseBody body = response.body();
      if (response.code() != 200 || body == null) {
        throw new IOException("HTTP " + response.code());
      }
      BoundedBody bounded = BoundedBody.read(body, MAX_BYTES);
      if (!bounded.whole()) {
        throw new IOException("more than " + MAX_BYTES + " bytes");
      }
      return SigningKeys.parse(bounded.bytes());
    }
  }
}
