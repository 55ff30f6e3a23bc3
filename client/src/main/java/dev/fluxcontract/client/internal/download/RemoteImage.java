package dev.fluxcontract.client.internal.download;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.internal.job.ClientRuntime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Pipe;
import okio.Sink;
import org.jspecify.annotations.Nullable;

/**
 * An image that is fetched while it is read. OkHttp's thread reads the socket and fills a pipe, and
 * the caller's thread empties it: a wait for a pipe, unlike one for a socket, can be interrupted.
 */
public final class RemoteImage implements ImageSource, Callback, ClientRuntime.PendingWork {
  private static final int MOST_REDIRECTS = 5;
  private static final long CHUNK = 8 * 1024;
  private static final long PIPE = 64 * 1024;

  private final ClientRuntime runtime;
  private final ImageHostTransport hosts;
  private final DownloadExceptions failures;
  private final long maxBytes;

  private final Pipe pipe = new Pipe(PIPE);
  private final BufferedSource received = Okio.buffer(pipe.source());
  private final AtomicReference<@Nullable FluxException> failure = new AtomicReference<>();
  private volatile @Nullable Call call;
  private volatile @Nullable String declaredType;
  private volatile boolean stopped;
  private int redirects;
  private int failed;

  RemoteImage(
      ClientRuntime runtime, ImageHostTransport hosts, DownloadExceptions failures, long maxBytes) {
    this.runtime = runtime;
    this.hosts = hosts;
    this.failures = failures;
    this.maxBytes = maxBytes;
  }

  /** Begins to fetch the image; and goes on, where a redirect leads or after a failure. */
  void fetch(HttpUrl url) {
    if (stopped) {
      return;
    }
    Call next = hosts.call(url);
    call = next;
    next.enqueue(this);
    if (stopped) {
      runtime.wire.cancel(next);
    }
  }

  @Override
  public byte[] head(int count) {
    try {
      BufferedSource ahead = received.peek();
      ahead.request(count);
      return ahead.readByteArray(Math.min(count, ahead.getBuffer().size()));
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] sink) {
    try {
      return received.read(sink);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  @Override
  public @Nullable String declaredType() {
    return declaredType;
  }

  /**
   * Ends the fetch, if it has not come to its end, with the exception that the reader shall see.
   */
  void fail(FluxException why) {
    failure.compareAndSet(null, why);
    stop();
  }

  @Override
  public void closed() {
    fail(failures.closed());
  }

  @Override
  public void onFailure(Call broken, IOException e) {
    HttpUrl url = broken.request().url();
    retry(url, failures.transport(url, e));
  }

  @Override
  public void onResponse(Call answered, Response response) {
    try (response) {
      receive(response);
    } catch (IOException e) {
      fail(failures.transport(response.request().url(), e));
    }
  }

  private void receive(Response response) throws IOException {
    ResponseBody body = response.body();
    if (response.isRedirect()) {
      redirect(response);
    } else if (response.code() != 200 || body == null) {
      retry(response.request().url(), failures.status(response));
    } else if (body.contentLength() > maxBytes) {
      fail(failures.tooLarge(body.contentLength(), maxBytes));
    } else {
      declaredType = response.header("Content-Type");
      fill(body.source());
    }
  }

  /** Only before the first byte has come: what the reader has got cannot be taken back. */
  private void retry(HttpUrl url, FluxException why) {
    if (failures.mayPass(why) && failed < runtime.settings.retries()) {
      failed++;
      runtime.time.after(runtime.backoff.after(failed).toNanos(), () -> fetch(url));
    } else {
      fail(why);
    }
  }

  private void fill(BufferedSource socket) throws IOException {
    Sink sink = pipe.sink();
    Buffer chunk = new Buffer();
    for (long n = socket.read(chunk, CHUNK); n >= 0; n = socket.read(chunk, CHUNK)) {
      sink.write(chunk, n);
    }
    // Only now, and not in a finally: to the reader a closed pipe means that this was the whole.
    sink.close();
  }

  private void redirect(Response response) throws IOException {
    HttpUrl from = response.request().url();
    HttpUrl to = hosts.follow(from, response.header("Location"));
    if (to == null || redirects == MOST_REDIRECTS) {
      fail(failures.redirect(response));
    } else {
      redirects++;
      fetch(to);
    }
  }

  /** Ends the fetch, if it has not come to its end. */
  void stop() {
    stopped = true;
    pipe.cancel();
    Call running = call;
    if (running != null) {
      runtime.wire.cancel(running);
    }
  }

  private FluxException broken(IOException e) {
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return failures.interrupted(e);
    }
    FluxException known = failure.get();
    if (known == null) {
      return failures.broken(e);
    }
    // Made on another thread, whose stack says nothing to the caller.
    known.fillInStackTrace();
    return known;
  }
}
