package dev.fluxcontract.client.internal.webhook;

import dev.fluxcontract.client.internal.response.BoundedBody;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * One fetch of a key set, for all who wait for it. It runs on a thread of its own, since neither a
 * lookup nor a read can be interrupted; that happens once a day, so a pool is not worth its upkeep.
 */
final class JwksFetcher {
  private static final long MAX_BYTES = 64 * 1024;

  private final long limitNanos;
  private final long begun = System.nanoTime();
  private final CompletableFuture<SigningKeys> keys = new CompletableFuture<>();

  private JwksFetcher(OkHttpClient http) {
    this.limitNanos = TimeUnit.MILLISECONDS.toNanos(http.callTimeoutMillis());
  }

  /**
   * Begins a fetch, within the call timeout of an OkHttpClient.
   *
   * @param keep takes the keys, even if they come when nobody waits any more
   */
  static JwksFetcher start(OkHttpClient http, HttpUrl url, Consumer<SigningKeys> keep) {
    JwksFetcher fetcher = new JwksFetcher(http);
    Thread thread = new Thread(() -> fetcher.run(http, url, keep), "flux-webhook-keys");
    thread.setDaemon(true);
    thread.start();
    return fetcher;
  }

  /** Whether it is under way. A lookup may go on for longer than the call timeout. */
  boolean isRunning() {
    return !keys.isDone();
  }

  /** The keys; waits for them until the call timeout, counted from the start of the fetch. */
  SigningKeys await() throws IOException, InterruptedException {
    try {
      return keys.get(limitNanos - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException(
          "no answer within " + TimeUnit.NANOSECONDS.toMillis(limitNanos) + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private void run(OkHttpClient http, HttpUrl url, Consumer<SigningKeys> keep) {
    try {
      SigningKeys fetched = fetch(http, url);
      keep.accept(fetched);
      keys.complete(fetched);
    } catch (Throwable e) {
      keys.completeExceptionally(e);
    }
  }

  private static SigningKeys fetch(OkHttpClient http, HttpUrl url) throws IOException {
    Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
    try (Response response = http.newCall(request).execute()) {
      ResponseBody body = response.body();
      if (response.code() != 200 || body == null) {
        throw new IOException("HTTP " + response.code());
      }
      BoundedBody bounded = BoundedBody.read(body, MAX_BYTES);
      if (!bounded.whole()) {
        IOException broken = bounded.broken();
        throw broken != null ? broken : new IOException("more than " + MAX_BYTES + " bytes");
      }
      return SigningKeys.parse(bounded.bytes());
    }
  }
}
