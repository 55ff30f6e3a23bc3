package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.http.RetirableConnections.StaleConnectionException;
import dev.fluxcontract.client.internal.response.FailedCallException;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call under way. It ends by a response, a failure, its time limit or a cancellation, whichever
 * comes first.
 */
public final class TransportCall implements Callback, CancellableCall {
  private static final int MOST_REDIRECTS = 5;

  private final HttpTransport transport;
  private final HttpTransport.ResponseHandler handler;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile RetirableConnections connections;
  private volatile @Nullable Call call;
  private volatile @Nullable Response head;
  private volatile boolean cancelled;
  private volatile boolean started;
  private volatile Scheduler.@Nullable Timer timer;
  private Duration limit = Duration.ZERO;
  private long deadlineAt;
  private int redirects;
  private boolean connectionWasStale;

  public TransportCall(HttpTransport transport, HttpTransport.ResponseHandler handler) {
    this.transport = transport;
    this.handler = handler;
    this.connections = transport.connections();
  }

  @Override
  public void start(Request request, Duration limit, Duration timeLeft) {
    this.limit = limit;
    deadlineAt = transport.time().nanoTime() + timeLeft.toNanos();
    timer = transport.time().after(timeLeft.toNanos(), this::timeOutInQueue);
    Request.Builder own = request.newBuilder().tag(TransportCall.class, this);
    if (request.header(HttpTransport.USER_AGENT) == null) {
      own.header(HttpTransport.USER_AGENT, HttpTransport.CLIENT);
    }
    open(own.build()).enqueue(this);
  }

  /** An interceptor that comes before all others, and so runs when OkHttp begins with a call. */
  static Response signalStart(Interceptor.Chain chain) throws IOException {
    TransportCall call = chain.request().tag(TransportCall.class);
    if (call != null && !call.started) {
      call.startTimer();
      if (call.over.get()) {
        throw new IOException("The call ended before its turn came");
      }
    }
    return chain.proceed(chain.request());
  }

  private void startTimer() {
    started = true;
    stopTimer();
    long left = deadlineAt - transport.time().nanoTime();
    if (left <= 0) {
      timeOutInQueue();
      return;
    }
    long nanos = Math.min(limit.toNanos(), left);
    timer = transport.time().after(nanos, () -> timeOut(Duration.ofNanos(nanos)));
    if (over.get()) {
      stopTimer();
    }
  }

  private Call open(Request request) {
    connections = transport.connections();
    Call next = connections.client(request).newCall(request);
    call = next;
    if (cancelled) {
      transport.cancel(next);
    }
    return next;
  }

  @Override
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      abort();
    }
  }

  @Override
  public void onResponse(Call done, Response response) {
    try {
      complete(follow(response));
    } catch (Throwable e) {
      fail(e);
    }
  }

  @Override
  public void onFailure(Call done, IOException e) {
    if (!(e instanceof StaleConnectionException) || connectionWasStale) {
      fail(e);
      return;
    }
    connectionWasStale = true;
    transport.retire(connections);
    try {
      complete(follow(open(done.request()).execute()));
    } catch (Throwable again) {
      fail(again);
    }
  }

  private void complete(GatewayResponse response) {
    if (over.compareAndSet(false, true)) {
      end();
      handler.answered(response);
    }
  }

  /** Also by what a caller's interceptors and EventListener throw. */
  private void fail(Throwable e) {
    if (over.compareAndSet(false, true)) {
      IOException failure = explained(e instanceof IOException io ? io : new IOException(e));
      end();
      handler.failed(failure);
    }
  }

  private IOException explained(IOException e) {
    String message = String.valueOf(e.getMessage());
    // OkHttp says it in no other way. A stream above the last one of a GOAWAY is refused too.
    if (message.equals("stream was reset: REFUSED_STREAM")) {
      return FailedCallException.notProcessed("the gateway refused the HTTP/2 stream", e);
    }
    if (message.equals("stream was reset: HTTP_1_1_REQUIRED")) {
      transport.fallBackToHttp1(connections);
      return FailedCallException.notProcessed("the gateway requires HTTP/1.1", e);
    }
    return withHead(e);
  }

  private IOException withHead(IOException e) {
    Response came = head;
    return came == null || e instanceof FailedCallException
        ? e
        : FailedCallException.incomplete(came, e);
  }

  /** Reads a response, or the one that it leads to. */
  private GatewayResponse follow(Response response) throws IOException {
    Request next;
    try (response) {
      if (response.code() == 407) {
        throw FailedCallException.notPassedOn(
            "the proxy asks for a user and password (407). OkHttp's proxyAuthenticator gives them"
                + " only where the gateway is at https; for one at http add the header"
                + " Proxy-Authorization by an interceptor",
            response);
      }
      next = redirected(response);
      if (next == null) {
        head = response;
        return GatewayResponse.read(response, transport.gateway().redaction(), over::get);
      }
    }
    return follow(open(next).execute());
  }

  private void timeOutInQueue() {
    timeOut(
        FailedCallException.notProcessed(
            "the request waited in the client's own queue, since "
                + HttpTransport.CALLS_AT_A_TIME
                + " others were under way",
            null));
  }

  private void timeOut(Duration time) {
    transport.retire(connections);
    timeOut(withHead(new InterruptedIOException("No answer within " + time)));
  }

  private void timeOut(IOException why) {
    if (over.compareAndSet(false, true)) {
      abort();
      // The handler may call a listener, which must not hold up the scheduler's one thread.
      transport.executeAsync(() -> handler.timedOut(why));
    }
  }

  private void abort() {
    cancelled = true;
    stopTimer();
    Call current = call;
    if (current != null) {
      transport.cancel(current);
    }
  }

  private void stopTimer() {
    Scheduler.Timer current = timer;
    if (current != null) {
      current.cancel();
    }
  }

  /** A job keeps its last call; what is in it would take more room than all the rest. */
  private void end() {
    stopTimer();
    timer = null;
    call = null;
    head = null;
  }

  /**
   * Where a read goes on. A redirect to another origin is a response like any other: nobody asked
   * for that origin.
   */
  private @Nullable Request redirected(Response response) {
    Request request = response.request();
    String location = response.header("Location");
    boolean redirect = response.code() >= 301 && response.code() <= 308 && response.code() != 304;
    if (!redirect || location == null || !request.method().equals("GET")) {
      return null;
    }
    HttpUrl next = request.url().resolve(location);
    return next != null
            && transport.gateway().owns(next)
            && next.username().isEmpty()
            && next.password().isEmpty()
            && redirects++ < MOST_REDIRECTS
        ? request.newBuilder().url(next).build()
        : null;
  }
}
