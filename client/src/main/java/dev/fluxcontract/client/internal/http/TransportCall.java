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

/** One call under way. It ends by a response, a failure, its time limit or a cancellation. */
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
  private volatile @Nullable Request request;

  /** Tells the handler how the call ended. */
  private @Nullable Runnable report;

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

  @Override
  public void make() {
    try {
      if (beginTurn()) {
        GatewayResponse came = follow(send(requireNonNull(request)));
        if (over.compareAndSet(false, true)) {
          report = () -> handler.answered(came);
        }
      }
    } catch (Throwable e) {
      // Also what a caller's interceptors and EventListener throw.
      end(e);
    }
  }

  @Override
  public void refuse(Throwable why) {
    end(
        FailedCallException.notProcessed(
            "the client could start no thread for the request: " + why, why));
  }

  private void end(Throwable why) {
    IOException known = why instanceof IOException io ? io : new IOException(why);
    if (over.compareAndSet(false, true)) {
      report = () -> handler.failed(known);
      IOException explained = explained(known);
      report = () -> handler.failed(explained);
    }
    Call broken = call;
    if (broken != null && known != why) {
      // It may hold a connection, which OkHttp frees after its own exceptions only.
      transport.cancel(broken);
    }
  }

  @Override
  public void report() {
    Runnable end = report;
    if (end != null) {
      forget();
      end.run();
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

  /** Whether the call is still to be made; then its time limit begins. */
  private boolean beginTurn() {
    long left = deadlineAt - transport.time().nanoTime();
    if (left <= 0) {
      // The timer is due.
      return false;
    }
    stopTimer();
    waiting = false;
    limit = Duration.ofNanos(Math.min(limit.toNanos(), left));
    timer = transport.time().after(limit.toNanos(), this::timeOut);
    if (over.get()) {
      stopTimer();
      return false;
    }
    return true;
  }

  private Call open(Request request) throws IOException {
    connections = transport.connections();
    Call next = connections.client().newCall(request);
    call = next;
    if (cancelled) {
      throw new IOException("The call has ended");
    }
    return next;
  }

  @Override
  public void cancel() {
    over.set(true);
    abort();
  }

  private IOException explained(IOException e) {
    if (head != null) {
      // The gateway has begun to answer, so a reset does not say that it refused the request.
      return withHead(e);
    }
    String message = String.valueOf(e.getMessage());
    // OkHttp says it in no other way. A stream above the last one of a GOAWAY is refused too.
    if (message.equals("stream was reset: REFUSED_STREAM")) {
      return FailedCallException.notProcessed("the gateway refused the HTTP/2 stream", e);
    }
    if (message.equals("stream was reset: HTTP_1_1_REQUIRED")) {
      transport.fallBackToHttp1(connections);
      return FailedCallException.notProcessed("the gateway requires HTTP/1.1", e);
    }
    return e;
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
        throw FailedCallException.fromProxy(response);
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
    if (!over.compareAndSet(false, true)) {
      return;
    }
    // Retires the connection before the slot is free: who gets it must not get both.
    IOException why =
        waiting ? FailedCallException.queued(HttpTransport.CALLS_AT_A_TIME) : noAnswer();
    try {
      abort();
    } finally {
      // The handler may call a listener, which must not hold up the scheduler's one thread.
      transport.executeAsync(() -> handler.timedOut(why));
    }
  }

  private IOException noAnswer() {
    transport.retire(connections);
    return withHead(
        new InterruptedIOException(
            "timed out after " + limit + "; attemptTimeout(…) or deadline(…) allows more"));
  }

  private void abort() {
    cancelled = true;
    stopTimer();
    Request unsent = request;
    if (waiting && unsent != null) {
      transport.slots(unsent).leave(this);
    }
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
  private void forget() {
    stopTimer();
    timer = null;
    call = null;
    head = null;
    request = null;
    report = null;
  }

  /** The request by which a read goes on; null if the response is the end of it. */
  private @Nullable Request redirected(Response response) {
    Request request = response.request();
    HttpUrl next = transport.gateway().redirect(response);
    return next != null && request.method().equals("GET") && redirects++ < MOST_REDIRECTS
        ? request.newBuilder().url(next).build()
        : null;
  }
}
