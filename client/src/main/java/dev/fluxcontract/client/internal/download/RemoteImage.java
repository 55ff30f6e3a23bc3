package dev.fluxcontract.client.internal.download;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.FluxException;
import dev.fluxcontract.client.InterruptedCallException;
import dev.fluxcontract.client.Taken;
import dev.fluxcontract.client.internal.http.CancellableCall;
import dev.fluxcontract.client.internal.job.CallStep;
import dev.fluxcontract.client.internal.job.ClientRuntime;
import dev.fluxcontract.client.internal.job.RetryingCall;
import dev.fluxcontract.client.internal.response.FramingLimit;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
 * An image that is fetched while it is read. A thread of the client reads the socket and fills a
 * pipe, and the caller's thread empties it: a wait for a pipe, unlike one for a socket, can be
 * interrupted.
 */
final class RemoteImage extends RetryingCall<RemoteImage> implements ImageSource {
  private static final int MOST_REDIRECTS = 5;
  private static final long CHUNK = 8 * 1024;
  private static final long PIPE = 64 * 1024;

  /** How much of a page is shown that came instead of an image. */
  private static final int BEGINNING = 8 * 1024;

  private static final long MOST_FOR_A_PAGE_MILLIS = 500;

  private final ImageHostTransport hosts;
  private final DownloadExceptions failures;
  private final HttpUrl url;
  private final DownloadLimits limits;
  private final Pipe pipe = new Pipe(PIPE);
  private final BufferedSource received = Okio.buffer(pipe.source());
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Response response;
  private int redirects;

  RemoteImage(
      ClientRuntime runtime,
      ImageHostTransport hosts,
      DownloadExceptions failures,
      HttpUrl url,
      DownloadLimits limits) {
    super(runtime, limits.deadline());
    this.hosts = hosts;
    this.failures = failures;
    this.url = url;
    this.limits = limits;
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
  public FluxException notAnImage(String what) {
    byte[] beginning = {};
    boolean whole = true;
    // The rest of a page is not worth a long wait.
    received.timeout().deadline(MOST_FOR_A_PAGE_MILLIS, TimeUnit.MILLISECONDS);
    try {
      beginning = head(BEGINNING);
      whole = beginning.length < BEGINNING;
    } catch (InterruptedCallException e) {
      return e;
    } catch (FluxException e) {
      // It breaks off or stalls, and is not an image all the same.
    }
    return failures.noImage(what, requireNonNull(response), beginning, whole);
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
    Response known = response;
    return known == null ? null : known.header("Content-Type");
  }

  @Override
  public boolean isLengthKnown() {
    return ImageHostTransport.isLengthKnown(requireNonNull(response));
  }

  /** Ends the fetch, if it has not come to its end, with the exception that the reader gets. */
  void fail(FluxException why) {
    if (stop()) {
      completeExceptionally(why, Runnable::run);
    }
  }

  /** Ends the fetch, if it has not come to its end. */
  void close() {
    stop();
    pipe.cancel();
  }

  @Override
  protected CallStep<RemoteImage> first() {
    return fetch(url, Duration.ZERO);
  }

  @Override
  protected Duration limit() {
    return limits.deadline();
  }

  @Override
  protected CancellableCall newCall() {
    return new ImageCall(this, hosts, runtime.transport);
  }

  /** The reader sees the end of the pipe. */
  @Override
  protected void complete(RemoteImage whole, Executor callers) {}

  @Override
  protected void completeExceptionally(Throwable why, Executor callers) {
    failure = why;
    pipe.cancel();
  }

  @Override
  protected FluxException clientClosed() {
    return runtime.failures.closed(Taken.YES, null);
  }

  private CallStep<RemoteImage> fetch(HttpUrl from, Duration pause) {
    return new CallStep.Send<>(hosts.request(from), pause);
  }

  /** Goes on after a call that was answered. */
  void answered(Response response) {
    proceed(() -> receive(response), Runnable::run);
  }

  /** Goes on after a call that was not. */
  void failed(HttpUrl from, IOException why) {
    proceed(() -> fetchAgain(from, failures.transport(from, why)), Runnable::run);
  }

  private CallStep<RemoteImage> receive(Response response) {
    HttpUrl from = response.request().url();
    ResponseBody body = response.body();
    try {
      if (response.isRedirect()) {
        return redirect(response);
      }
      if (response.code() != 200 || body == null) {
        return fetchAgain(from, failures.status(response));
      }
      if (body.contentLength() > limits.maxBytes()) {
        return new CallStep.Fail<>(failures.tooLarge(body.contentLength(), limits.maxBytes()));
      }
      this.response = response;
      fillPipe(body.source());
      return new CallStep.Succeed<>(this);
    } catch (IOException e) {
      return new CallStep.Fail<>(failures.transport(from, e));
    }
  }

  /** Only before the first byte was received: what the reader has got cannot be taken back. */
  private CallStep<RemoteImage> fetchAgain(HttpUrl from, FluxException why) {
    budget.addFailure();
    Duration pause = runtime.backoff.after(budget.failures());
    return failures.mayPass(why) && budget.allows(pause)
        ? fetch(from, pause)
        : new CallStep.Fail<>(why);
  }

  private CallStep<RemoteImage> redirect(Response response) throws IOException {
    HttpUrl to = ImageHostTransport.follow(response.request().url(), response.header("Location"));
    if (to == null || redirects == MOST_REDIRECTS || !runtime.gateway.mayRequest(to)) {
      return new CallStep.Fail<>(failures.redirect(response));
    }
    redirects++;
    return fetch(to, Duration.ZERO);
  }

  private void fillPipe(BufferedSource socket) throws IOException {
    Sink sink = pipe.sink();
    Buffer chunk = new Buffer();
    FramingLimit.Read next = () -> socket.read(chunk, CHUNK);
    for (long n = FramingLimit.apply(next); n >= 0; n = FramingLimit.apply(next)) {
      sink.write(chunk, n);
    }
    // Only now, and not in a finally: to the reader a closed pipe means that this was the whole.
    sink.close();
  }

  private FluxException broken(IOException e) {
    if (e instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
      return failures.interrupted(e);
    }
    Throwable known = failure;
    if (known instanceof FluxException why) {
      // Made on another thread, whose stack says nothing to the caller.
      why.fillInStackTrace();
      return why;
    }
    return failures.broken(known == null ? e : new IOException(known));
  }
}
