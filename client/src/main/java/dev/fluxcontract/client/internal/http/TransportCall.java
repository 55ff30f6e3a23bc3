package dev.fluxcontract.client.internal.http;

import static java.util.Objects.requireNonNull;

import dev.fluxcontract.client.internal.http.RetirableConnections.StaleConnectionException;
import dev.fluxcontract.client.internal.response.FailedCallException;
import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call under way. It ends by a response, a failure, its time limit or a cancellation, whichever
 * comes first.
 */
public final class TransportCall implements CancellableCall {
  private static final int MOST_REDIRECTS = 5;

  private final HttpTransport transport;
  private final HttpTransport.ResponseHandler handler;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile RetirableConnections connections;
  private volatile @Nullable Call call;
  private volatile @Nullable Response head;
  private volatile boolean cancelled;
  private volatile Scheduler.@Nullable Timer timer;

  /** Until its turn comes. */
  private volatile boolean waiting = true;

  private volatile Duration limit = Duration.ZERO;
  private long deadlineAt;
  private int redirects;
  private @Nullable Request request;
  private @Nullable GatewayResponse response;
  private @Nullable IOException failure;

  public TransportCall(HttpTransport transport, HttpTransport.ResponseHandler handler) {
    this.transport = transport;
    this.handler = handler;
    this.connections = transport.connections();
  }

  @Override
  public void start(Request request, Duration limit, Duration timeLeft) {
    this.limit = limit;
    deadlineAt = transport.time().nanoTime() + timeLeft.toNanos();
    timer = transport.time().after(timeLeft.toNanos(), this::timeOut);
    this.request =
        request.header(HttpTransport.USER_AGENT) == null
            ? request.newBuilder().header(HttpTransport.USER_AGENT, HttpTransport.CLIENT).build()
            : request;
    transport.slots(request).start(this);
  }

  /** Makes the call. */
  void make() {
    startTimer();
    if (over.get()) {
      return;
    }
    try {
      GatewayResponse came = follow(send(requireNonNull(request)));
      if (over.compareAndSet(false, true)) {
        response = came;
      }
    } catch (Throwable e) {
      // Also what a caller's interceptors and EventListener throw.
      if (over.compareAndSet(false, true)) {
        failure = explained(e instanceof IOException io ? io : new IOException(e));
      }
    }
  }

  /** Says how the call ended, if it has not been said before. */
  void report() {
    GatewayResponse came = response;
    IOException broken = failure;
    end();
    if (came != null) {
      handler.answered(came);
    } else if (broken != null) {
      handler.failed(broken);
    }
  }

  /** Sends the request, and once more where its connection may be dead. */
  private Response send(Request request) throws IOException {
    try {
      return open(request).execute();
    } catch (StaleConnectionException e) {
      transport.retire(connections);
      return open(request).execute();
    }
  }

  private void startTimer() {
    stopTimer();
    long left = deadlineAt - transport.time().nanoTime();
    if (left <= 0) {
      timeOut();
      return;
    }
    waiting = false;
    limit = Duration.ofNanos(Math.min(limit.toNanos(), left));
    timer = transport.time().after(limit.toNanos(), this::timeOut);
    if (over.get()) {
      stopTimer();
    }
  }

  private Call open(Request request) {
    connections = transport.connections();
    Call next = connections.client().newCall(request);
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

  private void timeOut() {
    IOException why;
    if (waiting) {
      why =
          FailedCallException.notProcessed(
              "the request waited in the client's own queue, since "
                  + HttpTransport.CALLS_AT_A_TIME
                  + " others were under way",
              null);
    } else {
      transport.retire(connections);
      why = withHead(new InterruptedIOException("No answer within " + limit));
    }
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
    request = null;
    response = null;
    failure = null;
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
