package dev.fluxcontract.client.internal.job;

import dev.fluxcontract.client.internal.http.HttpTransport;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The status streams that a client listens to: a few at a time, since each holds a connection and a
 * thread, and none once the gateway has shown that it offers none.
 */
public final class StatusStreamPool {
  public static final int AT_A_TIME = 16;

  private final HttpTransport transport;
  private final Semaphore free = new Semaphore(AT_A_TIME);
  private volatile boolean offered;

  StatusStreamPool(boolean wanted, HttpTransport transport) {
    this.offered = wanted;
    this.transport = transport;
  }

  /**
   * Begins to listen, on a thread of the client's; null if that is switched off, not offered, or
   * above the limit.
   */
  @Nullable StatusStream open(Supplier<@Nullable HttpUrl> address, Runnable pollNow) {
    if (!offered || !free.tryAcquire()) {
      return null;
    }
    StatusStream stream = new StatusStream(() -> call(address.get()), pollNow, this);
    // OkHttp calls a caller's EventListener there, which may throw or block.
    transport.executeAsync(stream::open);
    return stream;
  }

  private @Nullable Call call(@Nullable HttpUrl url) {
    if (url == null) {
      return null;
    }
    Request request = new Request.Builder().url(url).header("Accept", "text/event-stream").build();
    // A broken stream is not opened again: polling goes on anyway.
    Call.Factory once = transport.client().newBuilder().retryOnConnectionFailure(false).build();
    return once.newCall(request);
  }

  void cancel(Call call) {
    transport.cancel(call);
  }

  void ended() {
    free.release();
  }

  void absent() {
    offered = false;
  }
}
