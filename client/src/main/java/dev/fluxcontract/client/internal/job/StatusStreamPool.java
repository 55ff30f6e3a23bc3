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
 * thread, and none any more once the gateway has shown that it has none.
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

  /** Begins to listen; null where that is not wanted, not offered, or too much. */
  @Nullable StatusStream open(Supplier<@Nullable HttpUrl> address, Runnable news) {
    HttpUrl url = offered ? address.get() : null;
    if (url == null || !free.tryAcquire()) {
      return null;
    }
    Request request = new Request.Builder().url(url).header("Accept", "text/event-stream").build();
    // What breaks is not worth a second try: the job is asked for anyway.
    Call.Factory once = transport.reads().newBuilder().retryOnConnectionFailure(false).build();
    StatusStream stream = new StatusStream(once.newCall(request), news, this);
    stream.open();
    return stream;
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
