package dev.fluxcontract.client.internal.http;

import dev.fluxcontract.client.internal.response.GatewayResponse;
import dev.fluxcontract.client.internal.util.Scheduler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way. It ends by an answer, a failure, its time limit or a cancellation, whichever
 * comes first.
 */
public final class TransportCall implements Callback {
  private static final int MOST_REDIRECTS = 5;

  private final HttpTransport wire;
  private final HttpTransport.ResponseHandler landing;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable Call call;
  private volatile boolean hungUp;
  private volatile Scheduler.@Nullable Timer limit;
  private int redirects;

  public TransportCall(HttpTransport wire, HttpTransport.ResponseHandler landing) {
    this.wire = wire;
    this.landing = landing;
  }

  /** Makes the call on a thread of the client's. */
  public void start(Request request, Duration timeLimit) {
    startTimer(timeLimit);
    open(request).enqueue(this);
  }

  /** Makes the call on this thread, if no code of a caller's can hold it up there. */
  public void startOnCallerThread(Request request, Duration timeLimit) {
    startTimer(timeLimit);
    if (wire.isOurs()) {
      callHere(request);
    } else {
      open(request).enqueue(this);
    }
  }

  private void startTimer(Duration timeLimit) {
    limit = wire.time().after(timeLimit.toNanos(), () -> timeOut(timeLimit));
  }

  private void callHere(Request request) {
    GatewayResponse answer;
    try {
      answer = new CallerThreadCall(this::hangUp).run(() -> follow(open(request).execute()));
    } catch (CallerThreadCall.NotOnCallerThreadException e) {
      open(request).enqueue(this);
      return;
    } catch (IOException | RuntimeException e) {
      // Whoever waits on a thread that is interrupted cancels the flight, and says why.
      if (!Thread.currentThread().isInterrupted()) {
        fail(e instanceof IOException io ? io : new IOException("The call broke off", e));
      }
      return;
    }
    land(answer);
  }

  private Call open(Request request) {
    Call next = wire.http(request).newCall(request);
    call = next;
    if (hungUp) {
      hangUp();
    }
    return next;
  }

  /** Ends the call without a word to the landing. What is on the socket is cut off. */
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      hangUp();
    }
  }

  @Override
  public void onResponse(Call done, Response response) {
    try {
      land(follow(response));
    } catch (IOException e) {
      fail(e);
    }
  }

  @Override
  public void onFailure(Call done, IOException e) {
    fail(e);
  }

  private void land(GatewayResponse answer) {
    if (over.compareAndSet(false, true)) {
      end();
      landing.answered(answer);
    }
  }

  private void fail(IOException e) {
    if (over.compareAndSet(false, true)) {
      end();
      landing.failed(e, false);
    }
  }

  /** Reads an answer, or the one that it leads to. */
  private GatewayResponse follow(Response response) throws IOException {
    Request next;
    try (response) {
      next = redirected(response);
      if (next == null) {
        return GatewayResponse.read(response);
      }
    }
    return follow(open(next).execute());
  }

  private void timeOut(Duration timeLimit) {
    if (over.compareAndSet(false, true)) {
      hangUp();
      // What comes next may call a listener, which must not hold up the one thread of the timeline.
      wire.hop(
          () -> landing.failed(new InterruptedIOException("No answer within " + timeLimit), true));
    }
  }

  private void hangUp() {
    hungUp = true;
    stopTheClock();
    Call current = call;
    if (current != null) {
      current.cancel();
    }
  }

  private void stopTheClock() {
    Scheduler.Timer timer = limit;
    if (timer != null) {
      timer.cancel();
    }
  }

  /** A job keeps its last flight; the call in it would take more room than all the rest. */
  private void end() {
    stopTheClock();
    limit = null;
    call = null;
  }

  /**
   * Where a read goes on. A redirect to another origin is an answer like any other: nobody asked
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
            && wire.gateway().owns(next)
            && next.username().isEmpty()
            && next.password().isEmpty()
            && redirects++ < MOST_REDIRECTS
        ? request.newBuilder().url(next).build()
        : null;
  }
}
